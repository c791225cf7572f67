import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { converse } from '../fixtures/raw-exchange.ts';
import { createKey, everything, messages, startTestProxy } from '../fixtures/test-proxy.ts';
import type { TestProxy } from '../fixtures/test-proxy.ts';
import { expectDefence, expectRecorded, toHead, type Defence } from './attack.ts';

let proxy: TestProxy;
let otherKey = '';

/** For each group of tests, since a proxy only counts what comes beyond 100 refusals in seconds. */
function startProxyForGroup(): void {
  beforeAll(async () => {
    proxy = await startTestProxy({
      limits: { headersTimeoutMs: 400, requestTimeoutMs: 600 },
      config: { consumers: { support: everything, other: everything } },
    });
    otherKey = await createKey(proxy.settings.keysUrl, 'other');
  });
  afterAll(() => proxy[Symbol.asyncDispose]());
}

const body = '{"BusinessId":7,"Action":1,"Content":"x"}';
const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
/** What nobody asked for: reaches Nexudus only if a request is cut out of another. */
const hidden = () =>
  toHead(`DELETE ${messages}/666 HTTP/1.1`, 'Host: x', `Authorization: ${bearer()}`);
const bearer = () => `Bearer ${proxy.key}`;

/** A create with these lines and this body, then what is hidden. */
const post = (lines: readonly string[], text: string) =>
  toHead(
    `POST ${messages} HTTP/1.1`,
    ...['Host: proxy', `Authorization: ${bearer()}`, 'Content-Type: application/json'],
    ...lines,
  ) +
  text +
  hidden();

const get = (lines: readonly string[], text = '') =>
  toHead(`GET ${messages}/5 HTTP/1.1`, 'Host: proxy', `Authorization: ${bearer()}`, ...lines) +
  text +
  hidden();

const length = `Content-Length: ${body.length}`;
const unreadable: Defence = { statuses: [400], reason: 'request-unreadable', isIdentified: false };
/** Its head is whole and its sender known when the body turns out to be none. */
const brokenBody: Defence = { statuses: [400], reason: 'request-unreadable' };

type Case = [title: string, bytes: () => string, defence: Defence];

const cases: Case[] = [
  ['length and chunks', () => post([length, 'Transfer-Encoding: chunked'], chunked), unreadable],
  ['chunks and length', () => post(['Transfer-Encoding: chunked', length], chunked), unreadable],
  [
    'a length of 0 and chunks',
    () => post(['Content-Length: 0', 'Transfer-Encoding: chunked'], chunked),
    unreadable,
  ],
  ...[
    'xchunked',
    'chunked, identity',
    'identity, chunked',
    'gzip, chunked',
    'chunked, chunked',
    'chunked;q=1',
    '"chunked"',
    'identity',
    'chunked\u000b',
    '\u000bchunked',
    'chunked,',
    ',chunked',
    'chunke\u00e4',
    '',
  ].map((coding): Case => [
    `Transfer-Encoding: ${JSON.stringify(coding)}`,
    () => post([`Transfer-Encoding: ${coding}`], chunked),
    unreadable,
  ]),
  ...[
    'Transfer-Encoding : chunked',
    ' Transfer-Encoding: chunked',
    'Transfer-Encoding\t: chunked',
    'Transfer-Encoding\u0000: chunked',
    'X: y\r\n Transfer-Encoding: chunked',
    'Transfer-Encoding:\r\n chunked',
    'X: y\nTransfer-Encoding: chunked',
    'X: y\rTransfer-Encoding: chunked',
    '\u0000Transfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
    'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\u0000',
  ].map((line): Case => [JSON.stringify(line), () => post([line], chunked), unreadable]),
  ...[
    [`Content-Length: ${body.length}`, 'Content-Length: 5'],
    ['Content-Length: 5', `Content-Length: ${body.length}`],
    [length, length],
    [`Content-Length: ${body.length}, ${body.length}`],
    [`Content-Length: ${body.length}, 5`],
    [`Content-Length: +${body.length}`],
    ['Content-Length: 0x29'],
    ['Content-Length: -1'],
    ['Content-Length: 4 1'],
    ['Content-Length: 41.0'],
    ['Content-Length: 4e1'],
    ['Content-Length: \u0664\u0661'],
    ['Content-Length:'],
    ['Content-Length : 41'],
    ['Content-Length: 99999999999999999999'],
    ['Content-Length: 18446744073709551657'], // 41 beyond 2^64
    [' Content-Length: 41'],
    ['Content-Length:\r\n 41'],
    ['Content-Length: 41\u0000'],
    ['Content-Length: 41\nX: y'],
    ['Content-Length: 41\rX: y'],
  ].map((lines): Case => [JSON.stringify(lines), () => post(lines, body), unreadable]),
  ...[
    [
      'an extension of 64 kB',
      `${body.length.toString(16)};${'x'.repeat(65_536)}\r\n${body}\r\n0\r\n\r\n`,
    ],
    ['a size beyond that', `10000000000000029\r\n${body}\r\n0\r\n\r\n`],
    ['a size with a sign', `+29\r\n${body}\r\n0\r\n\r\n`],
    ['a negative size', `-29\r\n${body}\r\n0\r\n\r\n`],
    ['a size with 0x', `0x29\r\n${body}\r\n0\r\n\r\n`],
    ['a size in front of a space', `29 \r\n${body}\r\n0\r\n\r\n`],
    ['a size behind a space', ` 29\r\n${body}\r\n0\r\n\r\n`],
    ['no size', `\r\n${body}\r\n0\r\n\r\n`],
    ['LF alone', `29\n${body}\n0\n\n`],
    ['CR alone', `29\r${body}\r0\r\r`],
    ['an extension that ends in LF', `29;x\n${body}\r\n0\r\n\r\n`],
    ['data that is longer than its size', `5\r\n${body}\r\n0\r\n\r\n`],
  ].map(([title, text = '']): Case => [
    `chunks: ${title}`,
    () => post(['Transfer-Encoding: chunked'], text),
    brokenBody,
  ]),
  [
    'a body of a read, by its length',
    () => get([`Content-Length: ${hidden().length}`, 'Connection: close'], hidden()),
    { statuses: [400], reason: 'request-invalid' },
  ],
  [
    'a body of a read, in chunks',
    () => get(['Transfer-Encoding: chunked', 'Connection: close'], chunked),
    { statuses: [400], reason: 'request-invalid' },
  ],
  [
    'a request in the body of another',
    () =>
      toHead(
        `POST ${messages} HTTP/1.1`,
        ...['Host: proxy', `Authorization: ${bearer()}`, 'Content-Type: application/json'],
        ...[`Content-Length: ${hidden().length}`, 'Connection: close'],
      ) + hidden(),
    { statuses: [400], reason: 'request-invalid' },
  ],
  ['lines that end in LF', () => get([]).replaceAll('\r\n', '\n'), unreadable],
  ['lines that end in CR', () => get([]).replaceAll('\r\n', '\r'), unreadable],
  [
    'HTTP/1.0 with chunks',
    () => post(['Transfer-Encoding: chunked'], chunked).replace('HTTP/1.1', 'HTTP/1.0'),
    unreadable,
  ],
  ['HTTP/0.9', () => `GET ${messages}/5\r\n\r\n`, unreadable],
  ['HTTP/1.2', () => get([]).replace('HTTP/1.1', 'HTTP/1.2'), unreadable],
  ['HTTP/2.0 in a line', () => get([]).replace('HTTP/1.1', 'HTTP/2.0'), unreadable],
  [
    'a tab in the first line',
    () => get([]).replace('GET ', 'GET\t'),
    { ...unreadable, statuses: [501], reason: 'method-unknown' },
  ],
  [
    'two spaces in the first line',
    () => get(['Connection: close']).replace('GET ', 'GET  '),
    { statuses: [200], calls: [`GET ${messages}/5`] },
  ],
  [
    'a length and an underscore',
    () => post(['Transfer_Encoding: chunked'], chunked),
    { statuses: [400, 501], reason: 'method-unknown', isIdentified: false },
  ],
  [
    'chunks: a size of 2^64 - 1',
    () => post(['Transfer-Encoding: chunked'], `ffffffffffffffff\r\n${body}\r\n0\r\n\r\n`),
    { statuses: [408], reason: 'request-timeout' },
  ],
  [
    'a request without its last line',
    () => get([]).slice(0, -2 - hidden().length),
    { statuses: [408], reason: 'request-timeout', isIdentified: false },
  ],
  [
    'a body without its last byte',
    () => post([length], body.slice(0, -1)).slice(0, -hidden().length),
    { statuses: [408], reason: 'request-timeout' },
  ],
  [
    'chunks without their end',
    () => post(['Transfer-Encoding: chunked'], chunked.slice(0, -2)).slice(0, -hidden().length),
    { statuses: [408], reason: 'request-timeout' },
  ],
  ['two hosts', () => get(['Host: other']), unreadable],
  ['two keys', () => get([`Authorization: Bearer ${otherKey}`]), unreadable],
  ['two media types', () => post([length, 'Content-Type: text/plain'], body), unreadable],
  [
    'what follows the last request',
    () => get(['Connection: close']),
    { statuses: [200], calls: [`GET ${messages}/5`] },
  ],
];

describe('request smuggling', () => {
  startProxyForGroup();

  it.each(cases)('is refused and closes the connection: %s', async (_, bytes, defence) => {
    await expectDefence(proxy, bytes(), defence);
  });
});

describe('a connection that two consumers share', () => {
  startProxyForGroup();

  const victim = () =>
    toHead(
      `GET ${messages}/77 HTTP/1.1`,
      'Host: proxy',
      `Authorization: Bearer ${otherKey}`,
      'Connection: close',
    );

  it.each(cases)('never brings one the answer of the other: %s', async (_, bytes) => {
    const callsBefore = proxy.nexudus.requests.length;
    const attack = bytes().slice(0, -hidden().length);
    const { answers } = await converse(proxy.running.url, attack + victim());
    const own = answers.filter(({ body: text }) => text.includes('"Id":77'));
    expect(own).toEqual(answers.slice(answers.length - own.length));
    expect(own.length).toBeLessThanOrEqual(1);
    for (const answer of answers) await expectRecorded(proxy, answer);
    for (const answer of own) {
      const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
      expect(entry).toMatchObject({ consumer: 'other', records: { ids: [77] } });
    }
    const calls = proxy.nexudus.requests.slice(callsBefore).map(({ method }) => method);
    expect(calls.filter((method) => method !== 'GET')).toEqual([]);
  });
});
