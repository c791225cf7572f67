import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectNextRequestServed,
  expectProblem,
  expectRefusal,
} from '../fixtures/expect-refusal.ts';
import {
  consumer,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const maxBodyBytes = 1_000;

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({ limits: { maxBodyBytes } });
});
afterAll(() => proxy[Symbol.asyncDispose]());

function toBody(bytes: number): string {
  const empty = JSON.stringify({ BusinessId: 7, Action: 1, Content: '' });
  return empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`);
}

describe.each([
  ['by its declared length', false],
  ['by what arrives in chunks', true],
])('a body measured %s', (_, chunked) => {
  const post = { method: 'POST', target: messages, headers: json, chunked };

  it('passes at the limit', async () => {
    const body = toBody(maxBodyBytes);
    expect(Buffer.byteLength(body)).toBe(maxBodyBytes);
    const answer = await proxy.send({ ...post, body });
    expect(answer.status).toBe(200);
    expect(proxy.nexudus.requests.at(-1)?.body).toBe(body);
  });

  it.each([1, 1_000_000])('is refused %i bytes above the limit', async (excess) => {
    const answer = await expectRefusal(
      proxy,
      { ...post, body: toBody(maxBodyBytes + excess) },
      { reason: 'body-too-large', consumer },
    );
    expectProblem(answer, 'body-too-large');
    expect(answer.body.toString()).toContain(`${maxBodyBytes} bytes`);
    await expectNextRequestServed(proxy);
  });
});

describe('the media type of a body', () => {
  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['text/plain', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['a type that only begins like JSON', { 'Content-Type': 'application/json5' }],
    ['another charset', { 'Content-Type': 'application/json; charset=latin1' }],
    ['a compressed body', { ...json, 'Content-Encoding': 'gzip' }],
  ])('%s is refused', async (_, headers) => {
    const answer = await expectRefusal(
      proxy,
      { method: 'POST', target: messages, headers, body: toBody(100) },
      { reason: 'media-type-unsupported', consumer },
    );
    expectProblem(answer, 'media-type-unsupported');
    await expectNextRequestServed(proxy);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    '%s is taken',
    async (contentType) => {
      const answer = await proxy.send({
        ...{ method: 'POST', target: messages, body: toBody(100) },
        headers: { 'Content-Type': contentType },
      });
      expect(answer.status).toBe(200);
      expect(proxy.nexudus.requests.at(-1)?.headers['content-type']).toBe('application/json');
    },
  );
});
