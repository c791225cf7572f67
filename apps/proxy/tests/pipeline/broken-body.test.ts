import { connect } from 'node:net';
import { openAuditReader, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { expect, it, vi } from 'vitest';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

const head = (key: string, framing: string) =>
  [
    `POST ${messages} HTTP/1.1`,
    'Host: proxy',
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    framing,
  ].join('\r\n');

it.each([
  ['breaks off', 'Content-Length: 100', '{"BusinessId":', 'client-gone'],
  ['is chunked wrongly', 'Transfer-Encoding: chunked', 'zz\r\n', 'request-unreadable'],
])('records a request whose body %s once, and calls Nexudus for none of it', async (...values) => {
  const [, framing, body, reason] = values;
  await using proxy = await startTestProxy();
  const { hostname, port } = new URL(proxy.running.url);
  connect(Number(port), hostname)
    .resume()
    .end(`${head(proxy.key, framing)}\r\n\r\n${body}`);
  await vi.waitFor(async () => {
    const entries: AuditEntry[] = [];
    for await (const entry of openAuditReader({ url: proxy.settings.auditUrl }).query())
      entries.push(entry);
    expect(entries).toMatchObject([
      { decision: 'refused', reason, operation: 'createOpenAiChatMessage' },
    ]);
  }, 10_000);
  expect(proxy.nexudus.requests).toEqual([]);
  await expectNextRequestServed(proxy);
});
