import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectInvalid,
  expectNextRequestServed,
  expectProblem,
} from '../fixtures/expect-refusal.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import { expectRecorded } from './attack.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

const fields = '"BusinessId":7,"Action":1,"Content":"x"';
const withField = (field: string) => `{${fields},${field}}`;
const nest = (levels: number, open: string, close: string, core = '') =>
  open.repeat(levels) + core + close.repeat(levels);

/** Sends a create and expects that Nexudus is not called, that it is on record, and life goes on. */
async function refuse(body: string | Uint8Array, headers: Record<string, string> = {}) {
  const callsBefore = proxy.nexudus.requests.length;
  const answer = await proxy.send({
    ...{ method: 'POST', target: messages, body, headers: { ...json, ...headers } },
  });
  expect(proxy.nexudus.requests).toHaveLength(callsBefore);
  await expectRecorded(proxy, {
    status: answer.status,
    headers: { 'x-request-id': String(answer.headers['x-request-id']) },
  });
  const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
  expect(entry?.consumer).toBe('support');
  await expectNextRequestServed(proxy);
  return answer;
}

const utf16 = (text: string, mark: number[]) =>
  Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')]);

/** Names as Java's `String.hashCode` has them collide: each pair of letters has the same sum. */
function toCollidingNames(bits: number): string[] {
  return Array.from({ length: 2 ** bits }, (_, index) =>
    index.toString(2).padStart(bits, '0').replaceAll('0', 'Aa').replaceAll('1', 'BB'),
  );
}

const texts: [title: string, body: string | Uint8Array][] = [
  ['nothing', ''],
  ['spaces', '   '],
  ['null', 'null'],
  ['a text', '"x"'],
  ['a number', '7'],
  ['true', 'true'],
  ['a list', `[{${fields}}]`],
  ['a list of lists', '[[]]'],
  ['two documents', `{${fields}}{${fields}}`],
  ['something behind it', `{${fields}}x`],
  ['U+0000 behind it', `{${fields}}\0`],
  ['a comma too many', `{${fields},}`],
  ['a comment', `{${fields}/* */}`],
  ['a comment at its end', `{${fields}}//`],
  ['single quotes', `{'BusinessId':7}`],
  ['names without quotes', '{BusinessId:7}'],
  ['NaN', '{"BusinessId":NaN}'],
  ['Infinity', '{"BusinessId":Infinity}'],
  ['a hexadecimal number', '{"BusinessId":0x7}'],
  ['a number with a leading zero', '{"BusinessId":07}'],
  ['a number with a sign', '{"BusinessId":+7}'],
  ['a number without digits before its point', '{"BusinessId":.7}'],
  ['a tab in a text', '{"Content":"\t"}'],
  ['an unknown escape', '{"Content":"\\x41"}'],
  ['a byte order mark', `\ufeff{${fields}}`],
  ['UTF-16 with a byte order mark', utf16(`{${fields}}`, [0xff, 0xfe])],
  ['UTF-16 without', utf16(`{${fields}}`, [])],
  ['UTF-32', Buffer.from(`{${fields}}`.replace(/./g, '$&\0\0\0'))],
  ['UTF-7', '+AHs-+ACI-'],
  ['a byte that is no UTF-8', Buffer.from(`{${fields},"X":"\xff"}`, 'latin1')],
  [
    'an overlong quote',
    Buffer.concat([
      Buffer.from(`{"BusinessId":7,"Content":`),
      Buffer.from([0xc0, 0xa2, 0xc0, 0xa2]),
      Buffer.from('}'),
    ]),
  ],
  [
    'a surrogate in UTF-8',
    Buffer.concat([
      Buffer.from('{"Content":"'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('"}'),
    ]),
  ],
  [
    'half a character at its end',
    Buffer.concat([Buffer.from(`{${fields}}`), Buffer.from([0xe2, 0x82])]),
  ],
  ['100,000 lists in each other', nest(100_000, '[', ']')],
  ['100,000 lists that never end', '['.repeat(100_000)],
  ['100,000 objects in each other', nest(100_000, '{"a":', '}', '1')],
  ['100,000 objects that never end', '{"a":'.repeat(100_000)],
  ['65 levels', nest(65, '{"a":', '}', '1')],
  ['a text of 1 MB that never ends', `{"Content":"${'x'.repeat(1_000_000)}`],
  ['a text of backslashes that never ends', `{"Content":"${'\\\\'.repeat(400_000)}`],
  ['a number of 1 MB', `{"BusinessId":${'9'.repeat(1_000_000)}}`],
  ['a fraction of 1 MB', `{"BusinessId":7.${'0'.repeat(1_000_000)}1}`],
  ['an exponent of 1 MB', `{"BusinessId":7e${'9'.repeat(1_000_000)}}`],
  ['compressed, and not said so', gzipSync(`{${fields}}`)],
];

describe('a body that is no JSON object', () => {
  it.each(texts)('is refused: %s', async (_, body) => {
    const answer = await refuse(body);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/json');
  });
});

describe('a body that others may read otherwise', () => {
  it.each<[string, string[], string]>([
    ['a name given twice', ['BusinessId'], withField('"BusinessId":8')],
    ['a name given twice, once with escapes', ['BusinessId'], withField('"Business\\u0049d":8')],
    ['a name given twice, the same value', ['Action'], withField('"Action":1')],
    ['a number beyond 2^53', ['UserId'], withField('"UserId":9007199254740993')],
    ['a number below -2^53', ['UserId'], withField('"UserId":-9007199254740993')],
    ['1e400', ['UserId'], withField('"UserId":1e400')],
    ['-1e400', ['UserId'], withField('"UserId":-1e400')],
    ['1e-400', ['UserId'], withField('"UserId":1e-400')],
    ['-0', ['UserId'], withField('"UserId":-0')],
    ['-0.0e-0', ['UserId'], withField('"UserId":-0.0e-0')],
    ['1.0000000000000000001', ['UserId'], withField('"UserId":1.0000000000000000001')],
    ['a lone high surrogate', ['Content'], '{"BusinessId":7,"Action":1,"Content":"\\ud800"}'],
    ['a lone low surrogate', ['Content'], '{"BusinessId":7,"Action":1,"Content":"x\\udc00x"}'],
    [
      'a pair the wrong way round',
      ['Content'],
      '{"BusinessId":7,"Action":1,"Content":"\\udc00\\ud800"}',
    ],
    ['U+0000', ['Content'], '{"BusinessId":7,"Action":1,"Content":"a\\u0000b"}'],
    ['a field of the prototype', ['__proto__'], withField('"__proto__":{"BusinessId":9}')],
    ['the same with escapes', ['__proto__'], withField('"\\u005f_proto__":{"isAdmin":true}')],
    ['the constructor', ['constructor'], withField('"constructor":{"prototype":{"x":1}}')],
    ['a method of every object', ['toString'], withField('"toString":"x"')],
    ['another method', ['hasOwnProperty'], withField('"hasOwnProperty":"x"')],
    ['toJSON', ['toJSON'], withField('"toJSON":"x"')],
    ['then', ['then'], withField('"then":"x"')],
    ['an empty name', ['Body'], withField('"":1')],
    ['a field in another case', ['businessid'], withField('"businessid":8')],
    ['a path for a name', ['User.Id'], withField('"User.Id":8')],
    ['a field of records that nobody may set', ['UpdatedBy'], withField('"UpdatedBy":"x"')],
    ['an id for a create', ['Id'], withField('"Id":8')],
    ['a method in the body', ['_method'], withField('"_method":"DELETE"')],
    ['a list for a number', ['UserId'], withField('"UserId":[8]')],
    ['an object for a number', ['UserId'], withField('"UserId":{"$gt":0}')],
    ['a text for a number', ['UserId'], withField('"UserId":"8"')],
    ['a fraction for an integer', ['UserId'], withField('"UserId":8.5')],
    ['Cyrillic С in Content', ['Сontent'], withField('"Сontent":"x"')],
    ['Greek Ι in BusinessId', ['BusinessΙd'], withField('"BusinessΙd":8')],
    ['full width', ['ＢｕｓｉｎｅｓｓＩｄ'], withField('"ＢｕｓｉｎｅｓｓＩｄ":8')],
    ['a space of no width', ['Business\u200bId'], withField('"Business\u200bId":8')],
    ['a joiner', ['Content\u200d'], withField('"Content\u200d":"x"')],
    ['right to left', ['\u202eContent'], withField('"\u202eContent":"x"')],
    ['a combining mark', ['UserId\u0301'], withField('"UserId\u0301":8')],
    ['a soft hyphen', ['User\u00adId'], withField('"User\u00adId":8')],
    ['a byte order mark in a name', ['\ufeffUserId'], withField('"\ufeffUserId":8')],
    ['dotless ı', ['Actıon'], withField('"Actıon":1')],
  ])('is refused by the name of the field: %s', async (_, properties, body) => {
    const answer = await refuse(body);
    const reported = JSON.parse(answer.body.toString()) as { Errors: { PropertyName: string }[] };
    expect(answer.status).toBe(400);
    expect(reported.Errors.map(({ PropertyName }) => PropertyName)).toEqual(properties);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('in everything at once is refused with everything at once', async () => {
    const answer = await refuse(
      withField('"UserId":1e400,"X":1,"__proto__":1,"Content":"\\ud800"'),
    );
    expectInvalid(answer, ['UserId', '__proto__', 'Content', 'Content', 'X']);
  });
});

describe('a body that is too much', () => {
  it.each<[string, string | Uint8Array]>([
    ['a large text', withField(`"X":"${'x'.repeat(1_100_000)}"`)],
    [
      'many fields',
      `{${Array.from({ length: 100_000 }, (_, index) => `"field${index}":1`).join(',')}}`,
    ],
  ])('is refused: %s', async (_, body) => {
    expectProblem(await refuse(body), 'body-too-large');
  });

  it.each<[string, string]>([
    [
      'names whose hashes collide',
      toCollidingNames(13)
        .map((name) => `"${name}":1`)
        .join(','),
    ],
    [
      'names that are numbers',
      Array.from({ length: 60_000 }, (_, index) => `"${index}":1`).join(','),
    ],
    ['one name 60,000 times', Array.from({ length: 60_000 }, () => '"a":1').join(',')],
    ['a name of 500 kB', `"${'BusinessI'.repeat(55_000)}":1`],
  ])(
    'of fields that nobody knows is refused in one answer of a size that can be read: %s',
    async (_, body) => {
      const answer = await refuse(`{${body}}`);
      expect(answer.status).toBe(400);
      expect(answer.body.byteLength).toBeLessThan(10_000_000);
    },
  );

  it.each([
    'gzip',
    'br',
    'deflate',
    'zstd',
    'compress',
    'gzip, identity',
    'x-gzip',
    'aws-chunked',
    'utf-8',
  ])('when it is decompressed is not taken at all: %s', async (coding) => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'x'));
    expectProblem(await refuse(bomb, { 'Content-Encoding': coding }), 'media-type-unsupported');
  });

  it.each([
    ...['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json+x'],
    ...[
      'application/jsonx',
      'application/json, text/plain',
      'multipart/form-data; boundary=x',
      '*/*',
      '',
    ],
    ...[
      'application/json; charset=utf-16',
      'application/json; charset=iso-8859-1',
      'application/ld+json',
    ],
  ])('or of another type is not taken either: %j', async (type) => {
    const answer = await refuse(`{${fields}}`, { 'Content-Type': type });
    expectProblem(answer, 'media-type-unsupported');
  });
});

describe('a body that is strange and right', () => {
  it.each<[string, string, object]>([
    ['64 spaces', `${' '.repeat(64)}{${fields}}`, { Content: 'x' }],
    ['a text of 1 MB', `{"BusinessId":7,"Action":1,"Content":"${'x'.repeat(1_000_000)}"}`, {}],
    [
      'a text of emoji',
      `{"BusinessId":7,"Action":1,"Content":"\\ud83d\\ude00😀"}`,
      { Content: '😀😀' },
    ],
    [
      'letters of both directions',
      `{"BusinessId":7,"Action":1,"Content":"\u202eabc\u200f"}`,
      { Content: '\u202eabc\u200f' },
    ],
    [
      'JSON within a text',
      `{"BusinessId":7,"Action":1,"Content":"{\\"BusinessId\\":9}"}`,
      { Content: '{"BusinessId":9}' },
    ],
    [
      'a line that would be a header',
      `{"BusinessId":7,"Action":1,"Content":"\\r\\nX: y"}`,
      { Content: '\r\nX: y' },
    ],
    ['7.0 for 7', `{"BusinessId":7.0,"Action":1e0,"Content":"x"}`, { BusinessId: 7, Action: 1 }],
    ['2^53 - 1', withField('"UserId":9007199254740991'), { UserId: 9_007_199_254_740_991 }],
  ])('is understood: %s', async (_, body, expected) => {
    const answer = await proxy.send({ method: 'POST', target: messages, headers: json, body });
    expect(answer.status).toBe(200);
    const received = JSON.parse(proxy.nexudus.requests.at(-1)?.body ?? '') as object;
    expect(received).toMatchObject({ BusinessId: 7, ...expected });
  });
});
