import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNextRequestServed, expectProblem } from '../fixtures/expect-refusal.ts';
import { send, type Script } from '../fixtures/fake-nexudus.ts';
import { treatAll } from '../fixtures/field-grants.ts';
import { toCommandSuccess, toPage, toRecord } from '../fixtures/records.ts';
import {
  createKey,
  everything,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';
import { expectRecorded } from './attack.ts';

const grants = {
  clear: everything,
  tokenize: { ...everything, businesses: [7], fields: treatAll('tokenize') },
  partly: { ...everything, fields: { ...treatAll('clear'), phone: 'redact', name: 'tokenize' } },
} as const;

let proxy: TestProxy;
const keys = new Map<string, string>();
beforeAll(async () => {
  proxy = await startTestProxy({
    config: { consumers: { support: everything, ...grants } },
    limits: { maxAnswerBytes: 5_000_000 },
  });
  for (const name of Object.keys(grants))
    keys.set(name, await createKey(proxy.settings.keysUrl, name));
});
afterAll(() => proxy[Symbol.asyncDispose]());

const nest = (levels: number, open: string, close: string) =>
  open.repeat(levels) + '1' + close.repeat(levels);
const deepList = nest(100_000, '[', ']');
const deepObject = nest(100_000, '{"a":', '}');

/** A record with JSON text in the place of a field, and in one that nobody knows. */
const recordWith = (field: string, text: string) =>
  JSON.stringify({ ...toRecord({ Id: 5 }), [field]: '@@', Unknown: '@@' }).replaceAll('"@@"', text);
const pageOf = (record: string) =>
  JSON.stringify({ ...toPage([]), Records: '@@' }).replace('"@@"', `[${record}]`);
const resultWith = (text: string) =>
  JSON.stringify({ ...toCommandSuccess(5), UpdatedBy: '@@', Unknown: '@@' }).replaceAll(
    '"@@"',
    text,
  );

const bodies: [string, string | Uint8Array][] = [
  ...[deepList, deepObject].flatMap((text, index): [string, string][] => [
    [`100,000 ${index === 0 ? 'lists' : 'objects'} in each other`, text],
    ['the same in free text', recordWith('Content', text)],
    ['the same in custom fields', recordWith('CustomFields', text)],
    ['the same in a name', recordWith('ResponderName', text)],
    ['the same in the business', recordWith('BusinessId', text)],
    ['the same on a page', pageOf(recordWith('CustomFields', text))],
    ['the same in place of records', pageOf(text)],
    ['the same in a result', resultWith(text)],
  ]),
  [
    'a prototype',
    recordWith('CustomFields', '{"__proto__":{"polluted":true}}').replace(
      '"Id":5',
      '"Id":5,"__proto__":{"polluted":true}',
    ),
  ],
  ['a constructor', recordWith('CustomFields', '{"constructor":{"prototype":{"polluted":true}}}')],
  [
    'a toJSON',
    recordWith('CustomFields', '{"toJSON":1,"then":1,"valueOf":1,"toString":1,"length":-1}'),
  ],
  [
    'a name given twice',
    recordWith('Content', '"x"').replace('"BusinessId":7', '"BusinessId":7,"BusinessId":8'),
  ],
  [
    'names with escapes',
    recordWith('Content', '"x"').replace('"BusinessId":7', '"BusinessId":7,"Business\\u0049d":8'),
  ],
  ['half a surrogate pair', recordWith('Content', '"\\ud800"')],
  ['U+0000', recordWith('Content', '"a\\u0000b"')],
  ['numbers that are too large', recordWith('UserId', '1e400')],
  ['an id beyond 2^53', recordWith('Content', '"x"').replace('"Id":5', '"Id":9007199254740993')],
  ['a byte order mark', `\ufeff${recordWith('Content', '"x"')}`],
  ['bytes that are no UTF-8', Buffer.from(recordWith('Content', '"\xff\xfe"'), 'latin1')],
  ['tokens of its own', recordWith('Content', '"«PII:NAME:a3f2b1c9»«REDACTED»"')],
  ['a text of 4 MB', recordWith('Content', `"${'x'.repeat(2_000_000)}"`)],
  ['a text of quotes', recordWith('Content', `"${'\\"'.repeat(500_000)}"`)],
  [
    '5,000 records',
    pageOf(
      Array.from({ length: 5_000 }, () => JSON.stringify(toRecord({ Content: 'x' }))).join(','),
    ),
  ],
  [
    '30,000 fields that nobody knows',
    `{${Array.from({ length: 30_000 }, (_, index) => `"f${index}":1`).join(',')},${recordWith('Content', '"x"').slice(1)}`,
  ],
  ['nothing', ''],
  ['null', 'null'],
  ['a text', '"x"'],
  ['a list', '[]'],
  ['two documents', '{}{}'],
];

const asks = [
  { target: `${messages}/5` },
  { target: messages },
  {
    method: 'PUT',
    target: messages,
    headers: json,
    body: '{"Id":5,"BusinessId":7,"Action":1,"Content":"x"}',
  },
  { method: 'DELETE', target: `${messages}/5` },
];

const exchanges = [
  ...asks.map((ask) => [200, ask] as const),
  ...asks.slice(2, 3).map((ask) => [400, ask] as const),
];

const answerWith =
  (body: string | Uint8Array, status = 200): Script =>
  (_, response) => {
    send(response, status, body, json);
  };

/** What the proxy may make of an answer: not its own failure. */
const fitting = [200, 400, 404, 502];

describe.each(Object.keys(grants))('an answer with something strange, for %s', (name) => {
  it.each(bodies)(
    'is released, stopped or shaped, and never fails the proxy: %s',
    async (_, body) => {
      for (const [status, ask] of exchanges) {
        proxy.nexudus.answer(answerWith(body, status));
        const headers = { ...ask.headers, Authorization: `Bearer ${keys.get(name) ?? ''}` };
        const answer = await proxy.send({ ...ask, headers });
        expect({ ask, status: fitting.includes(answer.status) ? 'fits' : answer.status }).toEqual({
          ask,
          status: 'fits',
        });
        await expectRecorded(proxy, {
          status: answer.status,
          headers: { 'x-request-id': String(answer.headers['x-request-id']) },
        });
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      }
      proxy.nexudus.answerAsDocumented();
      await expectNextRequestServed(proxy);
    },
  );
});

describe('an answer that breaks HTTP', () => {
  it.each<[string, string]>([
    ['rubbish', 'rubbish\r\n\r\n'],
    ['no length, cut', 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"Id":5'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x'],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    ['a size that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'],
    ['a header of 1 MB', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1_000_000)}\r\n\r\n`],
    ['10,000 headers', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(10_000)}\r\n`],
    ['status 999', 'HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n'],
    ['status 101', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
    ['endless 100', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)],
    [
      'a second answer',
      'HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
    ],
    ['HTTP/2', `HTTP/2.0 200 OK\r\n\r\n`],
    [
      'a redirect',
      'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n',
    ],
    ['nothing at all', ''],
  ])('becomes a problem, and the next one is its own: %s', async (_, bytes) => {
    proxy.nexudus.answer((__, response) => {
      response.socket?.end(Buffer.from(bytes, 'latin1'));
    });
    const answer = await proxy.send({ target: `${messages}/5` });
    expect([502, 504]).toContain(answer.status);
    await expectRecorded(proxy, {
      status: answer.status,
      headers: { 'x-request-id': String(answer.headers['x-request-id']) },
    });
    proxy.nexudus.answerAsDocumented();
    const next = await proxy.send({ target: `${messages}/6` });
    expect(JSON.parse(next.body.toString())).toMatchObject({ Id: 6 });
  });

  it('by a bomb of gzip is stopped', async () => {
    proxy.nexudus.answer((_, response) => {
      send(response, 200, gzipSync(Buffer.alloc(50_000_000, ' ')), {
        ...json,
        'Content-Encoding': 'gzip',
      });
    });
    expectProblem(await proxy.send({ target: messages }), 'upstream-answer-invalid');
    proxy.nexudus.answerAsDocumented();
    await expectNextRequestServed(proxy);
  });
});
