import { describe, expect, it } from 'vitest';
import { problems, type ProblemCode } from '../../src/problems/problem.ts';
import { expectNextRequestServed } from '../fixtures/expect-refusal.ts';
import { exchangeBytes } from '../fixtures/http-exchange.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

const cases: readonly [title: string, start: string, code: ProblemCode][] = [
  ['raw non-ASCII bytes in the path', `GET ${messages}/é HTTP/1.1\r\n`, 'request-unreadable'],
  ['raw non-ASCII bytes in the query', `GET ${messages}?a=é HTTP/1.1\r\n`, 'request-unreadable'],
  ['a method that HTTP does not have', `BREW ${messages} HTTP/1.1\r\n`, 'method-unknown'],
  ['a target without a slash', `GET x${messages} HTTP/1.1\r\n`, 'request-unreadable'],
  ['an asterisk for a target', 'OPTIONS * HTTP/1.1\r\n', 'request-unreadable'],
  [
    'two lengths',
    `POST ${messages} HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n`,
    'request-unreadable',
  ],
  [
    'a length beside chunks',
    `POST ${messages} HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n`,
    'request-unreadable',
  ],
  [
    'headers beyond every measure',
    `GET ${messages} HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n`,
    'headers-too-large',
  ],
  ['a host that is none', `GET ${messages} HTTP/1.1\r\nHost: a/b?c\r\n`, 'request-unreadable'],
  ['an empty host', `GET ${messages} HTTP/1.1\r\nHost: \r\n`, 'request-unreadable'],
];

describe('what is no HTTP request', () => {
  it.each(cases)('%s: is refused with a problem, and recorded', async (_, start, code) => {
    await using proxy = await startTestProxy();
    const host = start.includes('Host:') ? '' : 'Host: proxy\r\n';
    const head = `${start}${host}Authorization: Bearer ${proxy.key}\r\nConnection: close\r\n\r\n`;
    const answer = await exchangeBytes(proxy.running.url, head);
    const { status, title } = problems[code];
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/^content-type: application\/problem\+json\r$/im);
    expect(answer).toMatch(/^proxy-status: nexudus-proxy; error=http_request_error\r$/im);
    const requestId = /^x-request-id: (\S+)\r$/im.exec(answer)?.[1];
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      ...{ type: `urn:problem-type:nexudus-proxy:${code}`, title, status, requestId },
    });
    expect(await proxy.readAudit(requestId)).toMatchObject([
      { decision: 'refused', reason: code, method: 'OTHER', response: { status } },
    ]);
    expect(proxy.nexudus.requests).toEqual([]);
    expect(proxy.nexudus.signIns).toEqual([]);
    await expectNextRequestServed(proxy);
  });
});
