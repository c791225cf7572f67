import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../src/index.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { toCommandSuccess, toPage, toRecord } from '../fixtures/records.ts';
import {
  consumer,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());
beforeEach(() => {
  proxy.nexudus.answerAsDocumented();
});

function answer(value: unknown): void {
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 200, value);
  });
}

async function access(request: Parameters<TestProxy['send']>[0]) {
  const { status, headers } = await proxy.send(request);
  expect(status).toBe(200);
  return proxy.readAudit(headers['x-request-id']);
}

describe('records of an access', () => {
  it('by a search: each id, each business once, classes of all records together', async () => {
    const records = [
      toRecord({ Id: 3, BusinessId: 8, Content: 'hello' }),
      toRecord({ Id: 1, BusinessId: 7 }),
      toRecord({ Id: 2, BusinessId: 8, AiChannelSessionCoworkerLandLine: '+1' }),
    ];
    answer(toPage(records));
    expect(
      await access({ target: `${messages}?size=3&OpenAiChatMessage_Content=hello` }),
    ).toMatchObject([
      {
        parameters: ['size', 'OpenAiChatMessage_Content'],
        records: { ids: [1, 2, 3], businessIds: [8, 7], personalData: ['free-text', 'phone'] },
      },
    ]);
  });

  it('by a search without a result: none', async () => {
    answer(toPage([]));
    expect(await access({ target: messages })).toMatchObject([
      { records: { ids: [], businessIds: [], personalData: [] } },
    ]);
  });

  const fields: [keyof OpenAiChatMessage, string][] = [
    ['AiChannelSessionExternalIdentifier', 'contact-identifier'],
    ['AiChannelSessionCoworkerFullName', 'name'],
    ['AiChannelSessionCoworkerMobilePhone', 'phone'],
    ['AiChannelSessionCoworkerLandLine', 'phone'],
    ['AiChannelSessionCoworkerBillingName', 'name'],
    ['AiChannelSessionCoworkerCompanyName', 'name'],
    ['AiChannelSessionCoworkerTeamNames', 'name'],
    ['Content', 'free-text'],
    ['ResponderName', 'name'],
    ['UpdatedBy', 'email'],
    ['ToStringText', 'free-text'],
  ];
  it.each(fields)('by a read that discloses %s: %s', async (field, personalData) => {
    answer(toRecord({ Id: 5, [field]: 'x' }));
    expect(await access({ target: `${messages}/5` })).toMatchObject([
      { records: { ids: [5], businessIds: [7], personalData: [personalData] } },
    ]);
  });

  it('by a read of another record than was asked for: the one disclosed', async () => {
    answer(toRecord({ Id: 6, BusinessId: 9 }));
    expect(await access({ target: `${messages}/5` })).toMatchObject([
      { records: { ids: [6], businessIds: [9] } },
    ]);
  });

  it.each([
    ['a create', 'POST', messages, { BusinessId: 7, Action: 1, Content: 'x' }, 12, [], [7], [7]],
    [
      'an update',
      'PUT',
      messages,
      { Id: 5, BusinessId: 7, Action: 1, Content: 'x' },
      5,
      [5],
      [7],
      [7],
    ],
    ['a delete', 'DELETE', `${messages}/5`, undefined, 5, [5], [], []],
  ])('by %s: what it names, then what it changed', async (...row) => {
    const [, method, target, value, id, intended, intendedBusinesses, businessIds] = row;
    answer(toCommandSuccess(id, 'who@example.org'));
    const body = value && JSON.stringify(value);
    const request = { method, target, headers: json, ...(body === undefined ? {} : { body }) };
    expect(await access(request)).toMatchObject([
      {
        ...{ phase: 'intent', decision: 'allowed', method },
        records: { ids: intended, businessIds: intendedBusinesses, personalData: [] },
      },
      {
        ...{ phase: 'outcome', decision: 'allowed', method },
        response: { status: 200, wasSuccessful: true },
        upstream: { status: 200, attempts: 1 },
        records: { ids: [id], businessIds, personalData: ['email'] },
      },
    ]);
  });
});

it('names no class that is redacted, for nothing of it is disclosed', async () => {
  const fields: Grant['fields'] = {
    name: 'redact',
    phone: 'tokenize',
    email: 'clear',
    'contact-identifier': 'clear',
    'free-text': 'clear',
  };
  await using limited = await startTestProxy({ grant: { fields } });
  const record = toRecord({
    ...{ ResponderName: 'x', Content: 'x', AiChannelSessionCoworkerLandLine: '+1' },
  });
  limited.nexudus.answer((_, response) => {
    sendJson(response, 200, record);
  });
  const { headers } = await limited.send({ target: `${messages}/1` });
  expect(await limited.readAudit(headers['x-request-id'])).toMatchObject([
    { records: { ids: [1], personalData: ['free-text', 'phone'] } },
  ]);
});

it('an entry says who asked for what, and how', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  const [entry] = await access({ target: `${messages}/5`, headers });
  expect(entry).toMatchObject({
    ...{ traceId, consumer, method: 'GET', operation: 'getOpenAiChatMessage' },
    ...{ clientAddress: '127.0.0.1', decision: 'allowed' },
    keyId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

it.each([
  '00-00000000000000000000000000000000-b7ad6b7169203331-01',
  '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
  'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  'canary',
])('a traceparent of another form (%s) is left out', async (traceparent) => {
  const [entry] = await access({ target: messages, headers: { traceparent } });
  expect(entry).not.toHaveProperty('traceId');
});
