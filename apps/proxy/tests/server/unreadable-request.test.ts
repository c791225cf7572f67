import { expect, it } from 'vitest';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { exchangeBytes } from '../fixtures/http-exchange.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

/** What is no HTTP request ends in the parser: it has no id, and nothing of it goes anywhere. */
it.each<[string, string, RegExp]>([
  ['raw non-ASCII bytes in the path', `GET ${messages}/é HTTP/1.1\r\n`, /^HTTP\/1.1 400 /],
  ['raw non-ASCII bytes in the query', `GET ${messages}?orderBy=é HTTP/1.1\r\n`, /^HTTP\/1.1 400 /],
  ['a method that HTTP does not have', `BREW ${messages} HTTP/1.1\r\n`, /^HTTP\/1.1 400 /],
  ['a target without a slash', `GET x${messages} HTTP/1.1\r\n`, /^HTTP\/1.1 400 /],
  [
    'two lengths',
    `POST ${messages} HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n`,
    /^HTTP\/1.1 400 /,
  ],
  [
    'a length beside chunks',
    `POST ${messages} HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n`,
    /^HTTP\/1.1 400 /,
  ],
  [
    'headers beyond every measure',
    `GET ${messages} HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n`,
    /^HTTP\/1.1 431 /,
  ],
  ['another host for a path', `GET ${messages} HTTP/1.1\r\nHost: a/b?c\r\n`, /^HTTP\/1.1 400 /],
])('%s reach neither the application nor Nexudus', async (_, start, expected) => {
  await using proxy = await startTestProxy();
  const host = start.includes('Host:') ? '' : 'Host: proxy\r\n';
  const head = `${start}${host}Authorization: Bearer ${proxy.key}\r\nConnection: close\r\n\r\n`;
  expect(await exchangeBytes(proxy.running.url, head)).toMatch(expected);
  expect(proxy.nexudus.requests).toEqual([]);
  expect(proxy.nexudus.signIns).toEqual([]);
  await expectNextRequestServed(proxy);
});
