import { afterAll, beforeAll, describe, it } from 'vitest';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import { expectDefence, toHead, type Defence } from './attack.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const unknownPath: Defence = { statuses: [404], reason: 'path-unknown', isIdentified: false };
const invalid: Defence = { statuses: [400], reason: 'request-invalid' };
const unreadable: Defence = { statuses: [400], reason: 'request-unreadable', isIdentified: false };

/** Ways to write a path that some server on the way takes for `/api/sys/openaichatmessages/5`. */
const paths: [target: string, defence: Defence][] = [
  ...[
    '/api/sys/x/../openaichatmessages/5',
    '/api/sys/./openaichatmessages/5',
    '/x/%2e%2e/api/sys/openaichatmessages/5',
    '/api/sys/x/%2E%2E/openaichatmessages/5',
    '/api/sys/x/.%2e/openaichatmessages/5',
    '/api/sys/x/%252e%252e/openaichatmessages/5',
    '/api/sys/x/..;/openaichatmessages/5',
    '/api/sys/x/%c0%ae%c0%ae/openaichatmessages/5',
    '/api/sys/x/%e0%80%ae%e0%80%ae/openaichatmessages/5',
    '/api/sys/x/%uff0e%uff0e/openaichatmessages/5',
    '//api/sys/openaichatmessages/5',
    '/api//sys/openaichatmessages/5',
    '/api/sys/openaichatmessages//5',
    '///api/sys/openaichatmessages/5',
    '/api%2fsys%2fopenaichatmessages%2f5',
    '/api/sys%2fopenaichatmessages/5',
    '/api/sys/openaichatmessages/5/',
    '/api/sys/openaichatmessages/',
    '/api/sys/openaichatmessages;jsessionid=1/5',
    '/api/sys/openaichatmessages;/5',
    '/API/sys/openaichatmessages/5',
    '/api/sys/OpenAiChatMessages/5',
    '/api/sys/openaichatmessage%73/5',
    '/%61pi/sys/openaichatmessages/5',
    '/api/sys/openaichatmessages%00/5',
    '/api/sys/openaichatmessages%20/5',
    '/api/sys/openaichatmessages./5',
    '/api/sys/openaichatmessages/5/6',
    '/api/sys/openaichatmessages/5/../6',
    '/api/sys/coworkers',
    '/',
    '/openapi.json/',
    '/openapi.json/../api/sys/openaichatmessages/5',
    '/livez',
    '/metrics',
    '/__proto__',
    '/constructor',
    '/api/sys/__proto__',
    '/api/sys/openaichatmessages%3Fsize=1',
    '/api/sys/openaichatmessages#/5',
  ].map((target): [string, Defence] => [target, unknownPath]),
  ...[
    'http://evil.example/api/sys/openaichatmessages/5',
    'http://proxy/api/sys/openaichatmessages/5',
    'https://proxy:443/api/sys/openaichatmessages/5',
  ].map((target): [string, Defence] => [target, unknownPath]),
  ...[
    '/api/sys/openaichatmessages/\u00b2',
    '/api/sys/openaichatmessages/5\u0000',
    '/api/sys/openaichatmessages/5\u007f',
    '/api/sys/openaichatmessages/5 6',
    'api/sys/openaichatmessages/5',
    'evil.example:80',
    'file:///etc/passwd',
    '*',
    '/api/sys\\openaichatmessages/5',
    '/\\api\\sys\\openaichatmessages\\5',
    '\\\\api\\sys',
    '?x=1',
    '',
  ].map((target): [string, Defence] => [target, unreadable]),
  [
    '/api/token', // the sign-in of Nexudus, which takes POST
    { statuses: [405], reason: 'method-not-allowed', isIdentified: false },
  ],
  ['/api/sys/openaichatmessages/5#', invalid],
  ['/api/sys/openaichatmessages/5#?size=1', invalid],
];

const ids = [
  ...['1e3', '+1', '-1', '0', '-0', '00', '01', '0x5', '5.0', '5,6', '5|6', '5;6', '5.json'],
  ...['null', 'NaN', 'Infinity', 'undefined', 'true', '[5]', '{id}', '%7Bid%7D', '$5', '*', '~'],
  ...['9007199254740993', '99999999999999999999', '1'.repeat(400), '4294967301'],
  ...['%EF%BC%91', '%D9%A5', '%35', '5%00', '5%0a', '5%0d%0aX:%20y', '%205', '5%20', '5%09'],
  ...['%2F5', '5%2F..%2F6', '..%2f..', '5%2f6', '5%3Fsize=1', '5%23', '%', '%2', '%zz', '%c0%af'],
  ...['5%27%20OR%201=1', '5--', '.', '..', '...', '%2e', '%2e%2e', '__proto__', '5@evil.example'],
];

/** Ids above that are no trick: what Nexudus is asked for then, in plain digits. */
const plainIds = new Map([
  ['4294967301', '4294967301'],
  ['%35', '5'],
]);

const toGet = (target: string) =>
  toHead(
    `GET ${target} HTTP/1.1`,
    ...['Host: proxy', `Authorization: Bearer ${proxy.key}`, 'Connection: close'],
  );

describe('a path', () => {
  it.each(paths)(
    'is taken as sent, and is none of the specification: %j',
    async (target, defence) => {
      await expectDefence(proxy, toGet(target), defence);
    },
  );
});

describe('an id', () => {
  it.each(ids)('is a number in digits or refused: %s', async (id) => {
    const plain = plainIds.get(id);
    await expectDefence(
      proxy,
      toGet(`${messages}/${id}`),
      plain === undefined ? invalid : { statuses: [200], calls: [`GET ${messages}/${plain}`] },
    );
  });
});

describe('a query', () => {
  it.each([
    ...['?size=1&size=2', '?size[]=1', '?size=1,2', '?size=%31%00', '?size=1e1', '?size=+1'],
    ...['?size=-1', '?size=0x1', '?size=%EF%BC%91', '?size=', '?size', '?=1', '?size=1;page=2'],
    ...['?OpenAiChatMessage_Content=%ED%A0%80', '?OpenAiChatMessage_Content=%C0%AE', '?%'],
    ...[
      '?OpenAiChatMessage_Content=%00',
      '?OpenAiChatMessage_Content=%',
      '?OpenAiChatMessage_Content=%u0041',
    ],
    ...['?__proto__=1', '?constructor=1', '?__proto__[x]=1', '?toString=1', '?hasOwnProperty=1'],
    ...['?SIZE=1', '?Size=1', '?%73ize=1&size=2', '?size%00=1', '?size%20=1', '?_method=DELETE'],
    ...[
      '?OpenAiChatMessage_Busine%73s=1&OpenAiChatMessage_Business=2',
      '??size=1',
      '?size=1?page=1',
    ],
    ...[
      '?access_token=x',
      '?api_key=x',
      '?callback=x',
      '?%EF%BB%BFsize=1',
      '?\u0441ize=1'.replace('\u0441', '%D1%81'),
    ],
    ...[`?${'a=1&'.repeat(1_500)}`, `?${'size=1&'.repeat(900)}`],
  ])('is understood in full or refused: %s', async (search) => {
    await expectDefence(proxy, toGet(`${messages}${search}`), invalid);
  });

  it('is limited in length', async () => {
    await expectDefence(
      proxy,
      toGet(`${messages}?OpenAiChatMessage_Content=${'x'.repeat(9_000)}`),
      {
        ...{ statuses: [414], reason: 'target-too-long', isIdentified: false },
      },
    );
  });
});
