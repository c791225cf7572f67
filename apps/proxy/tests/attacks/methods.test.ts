import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import { expectDefence, toHead, type Defence } from './attack.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const unknown: Defence = { statuses: [501], reason: 'method-unknown', isIdentified: false };
const unreadable: Defence = { statuses: [400], reason: 'request-unreadable', isIdentified: false };
const notAllowed: Defence = { statuses: [405], reason: 'method-not-allowed', isIdentified: false };

const ask = (method: string, target = `${messages}/5`) =>
  toHead(
    `${method} ${target} HTTP/1.1`,
    ...['Host: proxy', `Authorization: Bearer ${proxy.key}`, 'Connection: close'],
  );

describe('a method', () => {
  it.each(
    [
      ...[
        'get',
        'Get',
        'delete',
        'GETS',
        'FOO',
        'GET,DELETE',
        'GET/DELETE',
        '_',
        'X'.repeat(10_000),
      ],
      ...['GET\u0000', 'G\u0415T', '\ufeffGET', '\u200bGET', 'DELETE;', '"GET"'],
    ].map((method) => [method.slice(0, 20), method] as const),
  )('that HTTP does not have is refused: %j', async (_, method) => {
    await expectDefence(proxy, Buffer.from(ask(method)), unknown);
  });

  it.each([
    ...['TRACE', 'PATCH', 'PROPFIND', 'MKCOL', 'MOVE', 'COPY', 'LOCK', 'SEARCH', 'PURGE', 'LINK'],
    ...['M-SEARCH', 'REPORT', 'MERGE', 'SUBSCRIBE', 'SOURCE', 'QUERY', 'POST', 'PUT'],
  ])('that the path does not take is refused: %s', async (method) => {
    const [answer] = await expectDefence(proxy, ask(method), notAllowed);
    expect(answer?.headers['allow']).toBe('GET, HEAD, DELETE, OPTIONS');
    expect(answer?.body).not.toContain(proxy.key); // as an echo would have it
  });

  it.each(['evil.example:443', '127.0.0.1:9090', `${messages}/5`, 'proxy', '*', ''])(
    'for tunnels opens none: %s',
    async (target) => {
      const bytes = `${ask('CONNECT', target)}${ask('DELETE')}`;
      await expectDefence(proxy, bytes, notAllowed);
    },
  );

  it.each(['OPTIONS', 'HEAD'])('that is safe tells nothing without a key: %s', async (method) => {
    const bytes = ask(method).replace(/Authorization.*\r\n/, '');
    const [answer] = await expectDefence(proxy, bytes, {
      ...(method === 'HEAD'
        ? { statuses: [401], reason: 'key-missing', isIdentified: false }
        : { statuses: [204], isIdentified: false }),
    });
    expect(answer?.body).toBe('');
  });
});

describe('another protocol', () => {
  it.each<[string, string, Defence]>([
    ['HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'\u0000'.repeat(9)}`, unreadable],
    ['TLS', `\u0016\u0003\u0001\u0002\u0000\u0001${'\u0000'.repeat(200)}`, unknown],
    ['SOCKS', '\u0005\u0001\u0000', unknown],
    ['SMTP', 'EHLO evil.example\r\n', unknown],
    ['the PROXY protocol', `PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n`, unknown],
    ['the PROXY protocol, version 2', '\r\n\r\n\u0000\r\nQUIT\n!\u0011', unknown],
    ['RTSP', 'OPTIONS * RTSP/1.0\r\n\r\n', unreadable],
    ['ICAP', 'REQMOD x ICAP/1.0\r\n\r\n', unknown],
    ['an answer', 'HTTP/1.1 200 OK\r\n\r\n', unknown],
    ['a byte', '\u0000', unknown],
    [
      'rubbish',
      Array.from({ length: 3_000 }, (_, index) => String.fromCharCode((index * 151) % 256)).join(
        '',
      ),
      unknown,
    ],
  ])('is none of this one: %s', async (_, bytes, defence) => {
    await expectDefence(proxy, bytes, defence);
  });
});
