import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectInvalid,
  expectNextRequestServed,
  expectRefusal,
} from '../fixtures/expect-refusal.ts';
import {
  consumer,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const message = { BusinessId: 7, Action: 1, Content: 'x' };
const maxBodyBytes = 4_096;
const nest = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({ limits: { maxBodyBytes } });
});
afterAll(() => proxy[Symbol.asyncDispose]());

describe('a body that is not valid', () => {
  it.each<[string, string | Uint8Array, string[], RegExp?]>([
    ['malformed JSON', '{"BusinessId": 7,', ['Body'], /not valid JSON \(at position 17\)/],
    ['two JSON values', '{}{}', ['Body'], /not valid JSON/],
    ['an empty body', '', ['Body'], /is missing/],
    ['a body deeper than 64 levels', nest(65), ['Body'], /nested more than 64/],
    ['a body as deep as its limit in bytes allows', nest(2_000), ['Body'], /nested more than 64/],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), ['Body'], /not valid UTF-8/],
    ['a byte order mark', `\uFEFF${JSON.stringify(message)}`, ['Body'], /not valid JSON/],
    ['a list', JSON.stringify([message]), ['Body'], /type object/],
    ['null', 'null', ['Body'], /type object/],
    ['an unknown field', JSON.stringify({ ...message, Rating: 5 }), ['Rating']],
    [
      'a field of the object prototype',
      '{"BusinessId":7,"Action":1,"Content":"x","__proto__":{}}',
      ['__proto__'],
    ],
    [
      'a field given twice',
      '{"BusinessId":7,"Action":1,"Content":"x","BusinessId":8}',
      ['BusinessId'],
    ],
    [
      'a field given twice, once with escapes',
      '{"BusinessId":7,"Action":1,"Content":"x","\\u0042usinessId":8}',
      ['BusinessId'],
    ],
    [
      'a number beyond 2^53',
      JSON.stringify(message).replace('7', '9007199254740993'),
      ['BusinessId'],
    ],
    ['a negative zero', JSON.stringify(message).replace('7', '-0'), ['BusinessId']],
    ['a fraction', JSON.stringify(message).replace('7', '7.5'), ['BusinessId']],
    ['half of a surrogate pair', JSON.stringify({ ...message, Content: '\ud800' }), ['Content']],
    ['a null character', JSON.stringify({ ...message, Content: '\0' }), ['Content']],
    [
      'a field of another case',
      '{"businessid":7,"Action":1,"Content":"x"}',
      ['BusinessId', 'businessid'],
      /did you mean BusinessId\?/,
    ],
    ['a number beyond every range', JSON.stringify(message).replace('7', '1e400'), ['BusinessId']],
    [
      'several faults at once',
      '{"BusinessId":"7","Content":3,"Foo":1}',
      ['Action', 'BusinessId', 'Content', 'Foo'],
    ],
  ])('%s is refused', async (_, body, properties, reason) => {
    const answer = await expectRefusal(
      proxy,
      { method: 'POST', target: messages, headers: json, body },
      { reason: 'request-invalid', consumer },
    );
    const { Errors } = JSON.parse(answer.body.toString()) as {
      Errors: { PropertyName: string }[];
    };
    expect(Errors.map(({ PropertyName }) => PropertyName).toSorted()).toEqual(properties);
    expectInvalid(
      answer,
      Errors.map(({ PropertyName }) => PropertyName),
    );
    if (reason) expect(answer.body.toString()).toMatch(reason);
    await expectNextRequestServed(proxy);
  });
});

describe('parameters that are not valid', () => {
  it.each<[string, string, string[]]>([
    ['an encoded path', '/..%2f1', ['id']],
    ['a number with an exponent', '/1e9', ['id']],
    ['a hexadecimal number', '/0x1', ['id']],
    ['a number of 30 digits', `/${'9'.repeat(30)}`, ['id']],
    ['zero', '/0', ['id']],
    ['a negative number', '/-1', ['id']],
    ['one more than the largest id', '/9007199254740992', ['id']],
    ['a number with leading zeros', '/007', ['id']],
    ['a number with a fragment', '/1#2', ['id']],
    ['an escape that is not UTF-8', '/%ff', ['id']],
    ['an encoded null byte', '/1%00', ['id']],
    ['a repeated parameter', '?page=1&page=2', ['page']],
    ['a parameter of another name', '?PageNumber=2', ['PageNumber']],
    ['a list in brackets', '?page[]=1', ['page[]']],
    ['a list in commas', '?page=1,2', ['page']],
    ['a parameter of another case', '?Page=1', ['Page']],
    ['a parameter of another case, encoded', '?%50age=1', ['Page']],
    ['a parameter without a value', '?page', ['page']],
    ['a semicolon for an ampersand', '?page=1;size=2', ['page']],
    ['a null character', '?OpenAiChatMessage_Channel=%00', ['OpenAiChatMessage_Channel']],
    ['faults of the encoding and others', '?orderBy=%ff&page=0&Foo=1', ['Query', 'Foo', 'page']],
    ['a parameter on a read by id', '/1?page=1', ['page']],
    ['an escape that is not UTF-8 in the query', '?orderBy=%ff', ['Query']],
    ['a stray percent sign', '?orderBy=50%', ['Query']],
    [
      'a date of another form',
      '?from_OpenAiChatMessage_CreatedOn=2026-01-01',
      ['from_OpenAiChatMessage_CreatedOn'],
    ],
    ['several faults at once', '?bogus=1&page=1&page=2&size=many', ['bogus', 'page', 'size']],
  ])('%s is refused', async (_, suffix, properties) => {
    const answer = await expectRefusal(
      proxy,
      { target: `${messages}${suffix}` },
      { reason: 'request-invalid', consumer },
    );
    expectInvalid(answer, properties);
    await expectNextRequestServed(proxy);
  });

  it.each(['GET', 'DELETE'])('reports path and query faults of a %s together', async (method) => {
    const answer = await expectRefusal(
      proxy,
      { method, target: `${messages}/one?x=1` },
      { reason: 'request-invalid', consumer },
    );
    expectInvalid(answer, ['x', 'id']);
  });

  it('reports query and body faults together', async () => {
    const answer = await expectRefusal(
      proxy,
      { method: 'POST', target: `${messages}?x=1`, headers: json, body: '{' },
      { reason: 'request-invalid', consumer },
    );
    expectInvalid(answer, ['x', 'Body']);
  });
});

it.each(['GET', 'DELETE'])('takes no body with a %s', async (method) => {
  const answer = await expectRefusal(
    proxy,
    { method, target: `${messages}/1?x=1`, headers: json, body: '{"Id":2}' },
    { reason: 'request-invalid', consumer },
  );
  expectInvalid(answer, ['x', 'Body']);
  await expectNextRequestServed(proxy);
});

it('takes an empty body, announced as one, with a read', async () => {
  const headers = { ...json, 'Content-Length': '0' };
  expect(await proxy.send({ target: `${messages}/1`, headers })).toMatchObject({ status: 200 });
});

it('names the parameter that may have been meant', async () => {
  const answer = await proxy.send({ target: `${messages}?PageNumber=2` });
  expect(JSON.parse(answer.body.toString())).toMatchObject({
    Message: 'PageNumber: is not a parameter of searchOpenAiChatMessages; did you mean page?',
  });
});

it('passes the largest id on as it is', async () => {
  const target = `${messages}/${Number.MAX_SAFE_INTEGER}`;
  expect(await proxy.send({ target })).toMatchObject({ status: 200 });
  expect(proxy.nexudus.requests.at(-1)?.target).toBe(target);
});
