import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectInvalid, expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import { send, sendJson } from '../fixtures/fake-nexudus.ts';
import { toPage, toRecord } from '../fixtures/records.ts';
import { storeMessages } from '../fixtures/stored-messages.ts';
import {
  consumer,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const own = toRecord({ Id: 1, BusinessId: 101, Content: 'own' });
const foreign = toRecord({ Id: 999_999_002, BusinessId: 202, Content: 'foreign-marker' });

let one: TestProxy;
let several: TestProxy;
let none: TestProxy;
let all: TestProxy;
beforeAll(async () => {
  [one, several, none, all] = await Promise.all([
    startTestProxy({ grant: { businesses: [101] } }),
    startTestProxy({ grant: { businesses: [101, 102] } }),
    startTestProxy({ grant: { businesses: [] } }),
    startTestProxy(),
  ]);
});
afterAll(() => Promise.all([one, several, none, all].map((proxy) => proxy[Symbol.asyncDispose]())));

function lastTarget(proxy: TestProxy): string | undefined {
  return proxy.nexudus.requests.at(-1)?.target;
}

describe('a search of a consumer with one business', () => {
  it.each([
    ['', '?OpenAiChatMessage_Business=101'],
    ['?size=5&page=2', '?page=2&size=5&OpenAiChatMessage_Business=101'],
    ['?OpenAiChatMessage_Business=101', '?OpenAiChatMessage_Business=101'],
    ['?OpenAiChatMessage%5FBusiness=10%31', '?OpenAiChatMessage_Business=101'],
  ])('%j goes to Nexudus with the filter', async (search, expected) => {
    one.nexudus.answer(storeMessages([own, foreign]).script);
    const answer = await one.send({ target: messages + search });
    expect(answer.status).toBe(200);
    expect([...new URL(lastTarget(one) ?? '', one.nexudus.url).searchParams].toSorted()).toEqual(
      [...new URLSearchParams(expected)].toSorted(),
    );
  });

  it.each([
    '?OpenAiChatMessage_Business=202',
    '?OpenAiChatMessage%5FBusiness=202',
    '?%4fpenAiChatMessage_Business=202&size=1',
    '?OpenAiChatMessage_Business=-101',
    '?OpenAiChatMessage_Business=0',
    '?OpenAiChatMessage_Business=102',
    '?OpenAiChatMessage_Business=1010',
  ])('%j is refused', async (search) => {
    const reason = 'business-not-granted';
    const answer = await expectRefusal(one, { target: messages + search }, { reason, consumer });
    expectProblem(answer, reason);
    expect(JSON.parse(answer.body.toString())).toHaveProperty(
      'detail',
      expect.not.stringContaining('202'),
    );
  });

  it.each([
    [
      '?OpenAiChatMessage_Business=101&OpenAiChatMessage_Business=202',
      'OpenAiChatMessage_Business',
    ],
    [
      '?OpenAiChatMessage_Business=202&OpenAiChatMessage_Business=101',
      'OpenAiChatMessage_Business',
    ],
    ['?OpenAiChatMessage_Business=101,202', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=101%00', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=101%26x', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=+101', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=%2B101', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=0101', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=101.0', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=1.01e2', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=0x65', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=%D9%A1%D9%A0%D9%A1', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=all', 'OpenAiChatMessage_Business'],
    ['?OpenAiChatMessage_Business=9007199254740993', 'OpenAiChatMessage_Business'],
    ['?openaichatmessage_business=202', 'openaichatmessage_business'],
    ['?OPENAICHATMESSAGE_BUSINESS=202', 'OPENAICHATMESSAGE_BUSINESS'],
    ['?OpenAiChatMessage_Business[]=202', 'OpenAiChatMessage_Business[]'],
    ['?OpenAiChatMessage_Business%5B0%5D=202', 'OpenAiChatMessage_Business[0]'],
    ['?OpenAiChatMessage.Business=202', 'OpenAiChatMessage.Business'],
    ['?from_OpenAiChatMessage_Business=1', 'from_OpenAiChatMessage_Business'],
    ['?BusinessId=202', 'BusinessId'],
    ['?_method=DELETE', '_method'],
  ])('%j is no request', async (search, property) => {
    const target = messages + search;
    const answer = await expectRefusal(one, { target }, { reason: 'request-invalid', consumer });
    expectInvalid(answer, [property]);
  });

  it.each([
    { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'PUT' },
    { 'X-Original-URL': '/api/sys/openaichatmessages?OpenAiChatMessage_Business=202' },
    { 'X-Rewrite-URL': '/api/sys/openaichatmessages/999999002', 'X-Forwarded-Host': 'other' },
    { 'X-Consumer': 'admin', 'X-Business': '202', OpenAiChatMessage_Business: '202' },
    { Cookie: 'OpenAiChatMessage_Business=202', Prefer: 'businesses=all' },
  ])('with the header fields %o is the same search', async (headers) => {
    one.nexudus.answer(storeMessages([own, foreign]).script);
    const answer = await one.send({ target: messages, headers });
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      Records: [{ Id: 1 }],
      TotalItems: 1,
    });
    const { method, target, headers: sent } = one.nexudus.requests.at(-1) ?? {};
    expect({ method, target }).toEqual({
      method: 'GET',
      target: `${messages}?OpenAiChatMessage_Business=101`,
    });
    for (const name of Object.keys(headers)) expect(sent).not.toHaveProperty(name.toLowerCase());
  });

  it('passes unchanged, byte for byte', async () => {
    const body = `\r\n ${JSON.stringify(toPage([own]), null, 3)}\n`;
    one.nexudus.answer((_, response) => {
      send(response, 200, body, json);
    });
    const answer = await one.send({ target: messages });
    expect(answer).toMatchObject({ status: 200, body: Buffer.from(body) });
    const [entry] = await one.readAudit(answer.headers['x-request-id']);
    expect(entry).toMatchObject({ decision: 'allowed', records: { ids: [1], businessIds: [101] } });
  });
});

describe('a search of a consumer with several businesses', () => {
  it('has to name one of them', async () => {
    const reason = 'business-filter-required';
    const answer = await expectRefusal(several, { target: messages }, { reason, consumer });
    expectProblem(answer, reason);
    expect(answer.body.toString()).toContain('OpenAiChatMessage_Business with one of 101, 102.');
  });

  it('passes with one of them', async () => {
    several.nexudus.answer(storeMessages([own, foreign]).script);
    const target = `${messages}?OpenAiChatMessage_Business=102`;
    const answer = await several.send({ target });
    expect(JSON.parse(answer.body.toString())).toMatchObject({ Records: [], TotalItems: 0 });
    expect(lastTarget(several)).toBe(target);
  });
});

it('a search of a consumer with all businesses passes as it was sent', async () => {
  all.nexudus.answer(storeMessages([own, foreign], { ignores: 'filters' }).script);
  const answer = await all.send({ target: messages });
  expect(JSON.parse(answer.body.toString())).toMatchObject({
    Records: [{ Id: 1 }, { Id: foreign.Id }],
    TotalItems: 2,
  });
  expect(lastTarget(all)).toBe(messages);
});

it.each([
  { target: messages },
  { target: `${messages}?OpenAiChatMessage_Business=101` },
  { target: `${messages}/1` },
  { method: 'DELETE', target: `${messages}/1` },
  {
    method: 'POST',
    target: messages,
    headers: json,
    body: JSON.stringify({ BusinessId: 101, Action: 1, Content: '' }),
  },
])('without a business nothing is granted: %o', async (request) => {
  const reason = 'business-not-granted';
  expectProblem(await expectRefusal(none, request, { reason, consumer }), reason);
});

describe('a page that is not of the business asked for', () => {
  const withBusiness = (value: string) =>
    JSON.stringify(toPage([own, { ...foreign, BusinessId: 0 }])).replace(
      '"BusinessId":0',
      `"BusinessId":${value}`,
    );
  it.each([
    ['another business', withBusiness('202')],
    ['no business', withBusiness('null')],
    ['the business as text', withBusiness('"101"')],
    ['a list of businesses', withBusiness('[101]')],
    ['a fraction', withBusiness('101.5')],
    ['a number that is not exact', withBusiness('9007199254740993')],
    ['a boolean', withBusiness('true')],
    ['a business left out', withBusiness('0').replace('"BusinessId":0,', '')],
    [
      'a business spelled otherwise',
      withBusiness('0').replace('"BusinessId":0', '"businessId":101'),
    ],
    ['two businesses, its own last', withBusiness('202,"BusinessId":101')],
    ['two businesses, one spelled with an escape', withBusiness('101,"\\u0042usinessId":101')],
    ['two businesses in different case', withBusiness('101,"businessid":202')],
    ['a foreign record within an own one', withBusiness(`101,"Related":[{"BusinessId":202}]`)],
    [
      'a record that is none',
      JSON.stringify({ ...toPage([own]), Records: [own, 'foreign-marker'] }),
    ],
    ['a record in a list', JSON.stringify({ ...toPage([own]), Records: [own, [foreign]] })],
    ['a record beside the page', JSON.stringify({ ...toPage([own]), More: [foreign] })],
    ['records that are no list', JSON.stringify({ ...toPage([own]), Records: { 0: foreign } })],
  ])('is withheld as a whole: %s', async (_, body) => {
    one.nexudus.answer((__, response) => {
      send(response, 200, body, json);
    });
    const answer = await one.send({ target: messages });
    expect(answer.status).toBe(502);
    expect(answer.body.toString()).not.toMatch(/foreign-marker|999999002|"own"/);
    const [entry] = await one.readAudit(answer.headers['x-request-id']);
    expect(entry).toMatchObject({ decision: 'allowed', response: { status: 502 } });
    expect(entry).not.toHaveProperty('records');
  });

  it('is an error in the log, which names no record', async () => {
    one.nexudus.answer(storeMessages([own, foreign], { ignores: 'filters' }).script);
    const answer = await one.send({ target: messages });
    expectProblem(answer, 'upstream-out-of-scope');
    const requestId = answer.headers['x-request-id'];
    const line = one.logLines.find(
      (candidate) => candidate.includes(String(requestId)) && candidate.includes('out-of-scope'),
    );
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 50,
      operation: 'searchOpenAiChatMessages',
      detail: expect.stringContaining('OpenAiChatMessage_Business') as string,
    });
    expect(line).not.toMatch(/foreign-marker|999999002/);
  });

  it('does not let foreign records decide whether drift stops the answer', async () => {
    await using strict = await startTestProxy({
      grant: { businesses: [101] },
      config: { answers: { getOpenAiChatMessage: 'enforce' } },
    });
    strict.nexudus.answer((_, response) => {
      sendJson(response, 200, { ...foreign, Content: 4_711 });
    });
    expect((await strict.send({ target: `${messages}/1` })).status).toBe(404);
  });
});
