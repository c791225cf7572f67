import { describe, expect, it } from 'vitest';
import { continueTrace } from '../../src/pipeline/trace-context.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';

describe('continueTrace', () => {
  it.each([
    ['00', '00'],
    ['01', '01'],
    ['03', '01'],
    ['02', '00'],
  ])('goes on with a trace under a parent of its own, flags %s as %s', (flags, own) => {
    const context = continueTrace(`00-${traceId}-${parentId}-${flags}`);
    expect(context.traceId).toBe(traceId);
    expect(context.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-${own}$`));
    expect(context.traceparent).not.toContain(parentId);
  });

  it.each([
    undefined,
    '',
    'canary',
    `ff-${traceId}-${parentId}-01`,
    `00-${'0'.repeat(32)}-${parentId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${parentId}-01`,
    `00-${traceId}-${parentId}-01-canary`,
    `00-${traceId}-${parentId}-01, 00-${traceId}-${parentId}-01`,
  ])('starts a new one in place of %s', (header) => {
    const [one, other] = [continueTrace(header), continueTrace(header)];
    expect(one.traceId).toBeUndefined();
    expect(one.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(one.traceparent).not.toContain(traceId);
    expect(one.traceparent.slice(3, 35)).not.toBe(other.traceparent.slice(3, 35));
  });
});

describe('a line of the log', () => {
  it('names the trace that its request came with', async () => {
    await using proxy = await startTestProxy();
    proxy.nexudus.answer((_, response) => response.destroy());
    const answer = await proxy.send({
      target: messages,
      headers: { traceparent: `00-${traceId}-${parentId}-01` },
    });
    const lines = proxy.logLines.map((line) => JSON.parse(line) as object);
    expect(lines).toContainEqual(
      expect.objectContaining({ requestId: answer.headers['x-request-id'], trace_id: traceId }),
    );
  });
});
