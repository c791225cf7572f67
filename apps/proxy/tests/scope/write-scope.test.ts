import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../fixtures/expect-refusal.ts';
import { send, sendJson } from '../fixtures/fake-nexudus.ts';
import { toCommandSuccess, toRecord } from '../fixtures/records.ts';
import {
  businesses,
  create,
  foreign,
  observe,
  own,
  readReasons,
  remove,
  update,
} from '../fixtures/scoped-requests.ts';
import { storeMessages, type StoredMessages } from '../fixtures/stored-messages.ts';
import { json, messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
let store: StoredMessages;
beforeAll(async () => {
  proxy = await startTestProxy({ grant: { businesses } });
});
afterAll(() => proxy[Symbol.asyncDispose]());
beforeEach(() => {
  store = storeMessages([own, foreign]);
  proxy.nexudus.answer(store.script);
});

describe('before a write', () => {
  it.each([
    [409, { 'Retry-After': '7' }],
    [429, { 'Retry-After': '7' }],
  ])('a %i of Nexudus is passed on, and nothing is written', async (status, headers) => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, status, { Message: 'foreign-marker' }, headers);
    });
    const { answer, calls } = await observe(proxy, remove(1));
    expect(answer).toMatchObject({ status, body: Buffer.alloc(0) });
    expect(answer.headers).toMatchObject({ 'retry-after': '7' });
    expect(calls).toEqual([`GET ${messages}/1`]);
    expect(await readReasons(proxy, answer)).toEqual([['outcome', 'allowed', undefined]]);
  });

  it.each([
    ['upstream-failed', 500, JSON.stringify(own)],
    ['upstream-failed', 204, ''],
    ['upstream-answer-invalid', 200, '{"Id":1,"BusinessId":101'],
    ['upstream-answer-invalid', 200, '{"Id":1,"BusinessId":202,"BusinessId":101}'],
  ] as const)(
    '%s is answered to %i with %s, and nothing is written',
    async (code, status, body) => {
      proxy.nexudus.answer((_, response) => {
        send(response, status, body, json);
      });
      const { answer, calls } = await observe(proxy, remove(1));
      expectProblem(answer, code);
      expect(calls).toEqual([`GET ${messages}/1`]);
    },
  );

  it('another record than the one asked for counts as none', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, { ...own, Id: 4 });
    });
    const { answer, calls } = await observe(proxy, remove(1));
    expect(answer.status).toBe(404);
    expect(calls).toEqual([`GET ${messages}/1`]);
  });
});

describe('the result of a write', () => {
  const beyond: [string, object][] = [
    ['another id', { Value: { Id: 2 } }],
    ['a record of another business', { Value: { ...foreign, Id: 1 } }],
    ['a record beside it', { Records: [foreign] }],
  ];
  it.each(beyond)('is withheld if it tells %s', async (_, result) => {
    proxy.nexudus.answer(({ method }, response) => {
      sendJson(response, 200, method === 'GET' ? own : { ...toCommandSuccess(1), ...result });
    });
    for (const request of [update({ AiChannelSessionId: 11 }), remove(1)]) {
      const { answer } = await observe(proxy, request);
      expectProblem(answer, 'upstream-out-of-scope');
      expect(answer.body.toString()).not.toMatch(/foreign/);
    }
  });

  it('tells of its record no more than the id', async () => {
    const result = toCommandSuccess(1);
    proxy.nexudus.answer(({ method }, response) => {
      const Value = { Id: 1, Content: 'foreign-marker' };
      sendJson(response, 200, method === 'GET' ? own : { ...result, Value });
    });
    const { answer } = await observe(proxy, remove(1));
    expect(JSON.parse(answer.body.toString())).toEqual(result);
  });

  it('tells nothing of a record if there was no effect', async () => {
    const failure = { Message: 'It is in use', Value: foreign.Content, Errors: null };
    proxy.nexudus.answer(({ method }, response) => {
      sendJson(response, 200, method === 'GET' ? own : { ...failure, WasSuccessful: false });
    });
    const { answer } = await observe(proxy, remove(1));
    expect(JSON.parse(answer.body.toString())).toEqual({
      ...failure,
      ...{ Value: null, WasSuccessful: false },
    });
  });
});

describe('a write that Nexudus refuses', () => {
  const failure = { Message: 'Content: is wrong', Value: null, Errors: [], WasSuccessful: false };
  it.each([
    ['as it is', failure, failure],
    ['without a record that comes with it', { ...failure, Value: 'foreign-marker' }, failure],
  ])('is told %s', async (_, sent, told) => {
    proxy.nexudus.answer(({ method }, response) => {
      if (method === 'GET') sendJson(response, 200, own);
      else sendJson(response, 400, sent);
    });
    for (const request of [create({}), update({ AiChannelSessionId: 11 }), remove(1)]) {
      const { answer } = await observe(proxy, request);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body.toString())).toEqual(told);
    }
  });

  it('is withheld if it tells of another business', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 400, { ...failure, Value: foreign });
    });
    for (const request of [create({}), { target: `${messages}?OpenAiChatMessage_Business=101` }])
      expectProblem((await observe(proxy, request)).answer, 'upstream-out-of-scope');
  });
});

describe('a session', () => {
  it.each([
    ['created with', create({ AiChannelSessionId: 11 })],
    ['updated to', update({ Id: 1, AiChannelSessionId: 12 })],
  ])('of the business can be what a message is %s', async (_, request) => {
    const sibling = toRecord({ Id: 3, BusinessId: 101, AiChannelSessionId: 12 });
    proxy.nexudus.answer(storeMessages([own, foreign, sibling]).script);
    const { answer, calls } = await observe(proxy, request);
    expect(answer.status).toBe(200);
    expect(calls.at(-2)).toMatch(
      /^GET .*_Business=101&OpenAiChatMessage_AiChannelSession=1[12]&size=1/,
    );
  });

  it.each([
    ['another business', 22],
    ['nothing known', 33],
  ])('of %s cannot be linked', async (_, AiChannelSessionId) => {
    const requests = [create({ AiChannelSessionId }), update({ AiChannelSessionId })];
    for (const ignores of ['nothing', 'filters', 'everything'] as const)
      for (const request of requests) {
        // The order in which an answer to another question looks the most like a yes.
        const records = ignores === 'everything' ? [foreign, own] : [own, foreign];
        proxy.nexudus.answer(storeMessages(records, { ignores }).script);
        const { answer, calls } = await observe(proxy, request);
        expectProblem(answer, 'session-not-granted');
        expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
        expect(await readReasons(proxy, answer)).toEqual([
          ['outcome', 'refused', 'session-not-granted'],
        ]);
      }
  });

  it('is not looked at if it stays as it is, or goes', async () => {
    for (const AiChannelSessionId of [11, null]) {
      const { calls } = await observe(proxy, update({ AiChannelSessionId }));
      expect(calls).toEqual([`GET ${messages}/1`, `PUT ${messages}`]);
    }
  });
});

it('a consumer with all businesses writes without any look at the record', async () => {
  await using unlimited = await startTestProxy();
  const stored = storeMessages([own, foreign]);
  unlimited.nexudus.answer(stored.script);
  for (const request of [update({ Id: 2, BusinessId: 303, AiChannelSessionId: 22 }), remove(2)])
    expect(await unlimited.send(request)).toMatchObject({ status: 200 });
  expect(unlimited.nexudus.requests).toHaveLength(2);
  expect(stored.list()).toEqual([own]);
});
