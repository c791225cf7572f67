import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { openAuditReader, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { describe, expect, it, vi } from 'vitest';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { toPage, toRecord } from '../fixtures/records.ts';
import { consumer, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

function open(proxy: TestProxy, bytes: string): Socket {
  const { hostname, port } = new URL(proxy.running.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return socket;
}

const toHead = (proxy: TestProxy, ...lines: string[]) =>
  [...lines, 'Host: proxy', `Authorization: Bearer ${proxy.key}`].join('\r\n');

async function readWholeAudit({ settings }: TestProxy): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of openAuditReader({ url: settings.auditUrl }).query())
    entries.push(entry);
  return entries;
}

function expectTimeout(answer: string): void {
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(answer).toMatch(/^content-type: application\/problem\+json\r$/im);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
    type: 'urn:problem-type:nexudus-proxy:request-timeout',
  });
}

describe('a request that is too slow', () => {
  it('with its head is refused, and recorded', async () => {
    await using proxy = await startTestProxy({ limits: { headersTimeoutMs: 100 } });
    expectTimeout(await text(open(proxy, `GET ${messages} HTTP/1.1\r\nHost: pro`)));
    expect(await readWholeAudit(proxy)).toMatchObject([
      { decision: 'refused', reason: 'request-timeout', clientAddress: '127.0.0.1' },
    ]);
    await expectNextRequestServed(proxy);
  });

  it('with its body is refused, and recorded with whose it is', async () => {
    await using proxy = await startTestProxy({ limits: { requestTimeoutMs: 100 } });
    for (const framing of ['Content-Length: 100', 'Transfer-Encoding: chunked']) {
      const head = toHead(proxy, `POST ${messages} HTTP/1.1`, framing);
      const start = framing.includes('chunked') ? '3\r\n{"B' : '{"B';
      expectTimeout(
        await text(open(proxy, `${head}\r\nContent-Type: application/json\r\n\r\n${start}`)),
      );
    }
    expect(await readWholeAudit(proxy)).toMatchObject(
      Array.from({ length: 2 }, () => ({
        ...{ decision: 'refused', reason: 'request-timeout', consumer },
        ...{ operation: 'createOpenAiChatMessage', response: { status: 408 } },
      })),
    );
    expect(proxy.nexudus.requests).toEqual([]);
    await expectNextRequestServed(proxy);
  });

  it('to begin is let go, and is no request', async () => {
    await using proxy = await startTestProxy({ limits: { headersTimeoutMs: 100 } });
    expect(await text(open(proxy, ''))).toBe('');
    expect(await readWholeAudit(proxy)).toEqual([]);
  });
});

describe('a consumer that does not take its answer', () => {
  it('is cut off, and holds its slot no longer', async () => {
    await using proxy = await startTestProxy({
      limits: { answerTimeoutMs: 200 },
      grant: { share: { weight: 1, maxConcurrentRequests: 1 } },
    });
    const record = toRecord({ Content: 'x'.repeat(900_000) });
    const page = toPage(Array.from({ length: 20 }, () => record));
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, page);
    });
    const socket = open(proxy, `${toHead(proxy, `GET ${messages} HTTP/1.1`)}\r\n\r\n`);
    socket.pause();
    await once(socket, 'readable');
    expect((await proxy.send({ target: messages })).status).toBe(429);
    proxy.nexudus.answerAsDocumented();
    await vi.waitFor(() => expectNextRequestServed(proxy), 10_000);
    const taken = await text(socket).catch(() => '');
    expect(taken.length).toBeLessThan(JSON.stringify(page).length);
  });
});
