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
  ['no host', `GET ${messages} HTTP/1.1\r\nNo-Host:\r\n`, 'request-unreadable'],
  ['two hosts', `GET ${messages} HTTP/1.1\r\nHost: a\r\nHost: a\r\n`, 'request-unreadable'],
  ['two keys', `GET ${messages} HTTP/1.1\r\nAuthorization: Bearer x\r\n`, 'request-unreadable'],
  [
    'a line that goes on in the next',
    `GET ${messages} HTTP/1.1\r\nX: 1\r\n 2\r\n`,
    'request-unreadable',
  ],
  [
    'a line that ends in LF alone',
    `GET ${messages} HTTP/1.1\r\nX: 1\nY: 2\r\n`,
    'request-unreadable',
  ],
  ['a space before a colon', `GET ${messages} HTTP/1.1\r\nX : 1\r\n`, 'request-unreadable'],
  ['NUL in a header', `GET ${messages} HTTP/1.1\r\nX: \0\r\n`, 'request-unreadable'],
  [
    'a coding other than chunked',
    `POST ${messages} HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n`,
    'request-unreadable',
  ],
  [
    'chunks that come twice',
    `POST ${messages} HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n`,
    'request-unreadable',
  ],
  [
    'chunks in HTTP/1.0',
    `POST ${messages} HTTP/1.0\r\nTransfer-Encoding: chunked\r\n`,
    'request-unreadable',
  ],
  ['another version of HTTP', `GET ${messages} HTTP/2.0\r\n`, 'request-unreadable'],
  ['the start of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n', 'request-unreadable'],
  ['no HTTP at all', '\x16\x03\x01\x02\x00', 'method-unknown'],
  ['a tunnel', 'CONNECT other.example:443 HTTP/1.1\r\n', 'method-not-allowed'],
  ['wonders expected', `GET ${messages} HTTP/1.1\r\nExpect: wonders\r\n`, 'expectation-failed'],
];

describe('what is no HTTP request', () => {
  it.each(cases)('%s: is refused with a problem, and recorded', async (_, start, code) => {
    await using proxy = await startTestProxy();
    const host = start.includes('Host:') // the case brings its own
      ? ''
      : 'Host: proxy\r\n';
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
