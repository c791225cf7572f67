import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectInvalid, expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import { send, sendJson, type Script } from '../fixtures/fake-nexudus.ts';
import type { Exchange, OutgoingRequest } from '../fixtures/http-exchange.ts';
import { toCommandSuccess, toRecord } from '../fixtures/records.ts';
import { storeMessages, type StoredMessages } from '../fixtures/stored-messages.ts';
import {
  consumer,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const own = toRecord({ Id: 1, BusinessId: 101, AiChannelSessionId: 11 });
const foreign = toRecord({
  ...{ Id: 2, BusinessId: 202, AiChannelSessionId: 22, Content: 'foreign-marker' },
  AiChannelSessionCoworkerFullName: 'foreign-name',
});

let proxy: TestProxy;
let store: StoredMessages;
beforeAll(async () => {
  proxy = await startTestProxy({ grant: { businesses: [101, 102] } });
});
afterAll(() => proxy[Symbol.asyncDispose]());
beforeEach(() => {
  store = storeMessages([own, foreign]);
  proxy.nexudus.answer(store.script);
});

function toWrite(method: string, body: object): OutgoingRequest {
  return { method, target: messages, headers: json, body: JSON.stringify(body) };
}

const get = (id: number): OutgoingRequest => ({ target: `${messages}/${id}` });
const remove = (id: number): OutgoingRequest => ({ method: 'DELETE', target: `${messages}/${id}` });
const update = (fields: object): OutgoingRequest =>
  toWrite('PUT', { Id: 1, BusinessId: 101, Action: 1, Content: 'new', ...fields });
const create = (fields: object): OutgoingRequest =>
  toWrite('POST', { BusinessId: 101, Action: 1, Content: 'new', ...fields });

/** Sends a request and tells what Nexudus got of it. */
async function observe(request: OutgoingRequest): Promise<{ answer: Exchange; calls: string[] }> {
  const before = proxy.nexudus.requests.length;
  const answer = await proxy.send(request);
  const calls = proxy.nexudus.requests.slice(before);
  return { answer, calls: calls.map(({ method, target }) => `${method} ${target}`) };
}

function sendAll(requests: readonly OutgoingRequest[]): Promise<Exchange[]> {
  return Promise.all(requests.map((request) => proxy.send(request)));
}

/** Leaves out what tells one request from another, whatever its answer. */
function withoutOwnWords({ status, headers, body }: Exchange): object {
  const own = new Set(['date', 'x-request-id']);
  const rest = Object.entries(headers).filter(([name]) => !own.has(name));
  return { status, headers: Object.fromEntries(rest), body: body.toString() };
}

async function readReasons({ headers }: Exchange): Promise<unknown[]> {
  const entries = await proxy.readAudit(headers['x-request-id']);
  return entries.map(({ phase, decision, reason }) => [phase, decision, reason]);
}

describe('a record of another business', () => {
  it.each([
    ['get', get, 1],
    ['HEAD', (id: number) => ({ ...get(id), method: 'HEAD' }), 1],
    ['delete', remove, 1],
    ['update', (Id: number) => update({ Id }), 1],
    ['update with its own business', (Id: number) => update({ Id, BusinessId: 102 }), 1],
  ])('is for %s just like one that does not exist', async (_, toRequest, callCount) => {
    const withheld = await observe(toRequest(2));
    const missing = await observe(toRequest(3));
    expect(withoutOwnWords(withheld.answer)).toEqual(withoutOwnWords(missing.answer));
    expect(withheld.answer).toMatchObject({ status: 404, body: Buffer.alloc(0) });
    expect(withheld.calls).toEqual([`GET ${messages}/2`]);
    expect(missing.calls).toHaveLength(callCount);
    expect(store.list()).toEqual([own, foreign]);
    expect(await readReasons(withheld.answer)).toEqual([
      ['outcome', 'refused', 'business-not-granted'],
    ]);
    expect(await readReasons(missing.answer)).toEqual([['outcome', 'allowed', 'record-not-found']]);
  });

  const notFound: [string, Script][] = [
    [
      '404 with a body',
      (_, response) => {
        sendJson(response, 404, { Message: 'no 3' });
      },
    ],
    [
      '404 of a server',
      (_, response) => {
        send(response, 404, '<p>no', { 'Content-Type': 'text/html' });
      },
    ],
    [
      '400',
      (_, response) => {
        sendJson(response, 400, { Message: 'Id: unknown' });
      },
    ],
    [
      '400 of a server',
      (_, response) => {
        send(response, 400, '<p>no', { 'Content-Type': 'text/html' });
      },
    ],
    [
      '200 with null',
      (_, response) => {
        sendJson(response, 200, null);
      },
    ],
    [
      '200 with nothing known',
      (_, response) => {
        sendJson(response, 200, {});
      },
    ],
    [
      '200 with an envelope',
      (_, response) => {
        sendJson(response, 200, { WasSuccessful: false });
      },
    ],
    [
      'a business as text',
      (_, response) => {
        sendJson(response, 200, { ...own, BusinessId: '101' });
      },
    ],
    [
      'a business of null',
      (_, response) => {
        sendJson(response, 200, { ...own, BusinessId: null });
      },
    ],
  ];
  it.each(notFound)('is like a missing one, even if Nexudus says that by %s', async (_, script) => {
    const withheld = await sendAll([get(2), remove(2), update({ Id: 2 })]);
    proxy.nexudus.answer(script);
    const missing = await sendAll([get(3), remove(3), update({ Id: 3 })]);
    expect(missing.map(withoutOwnWords)).toEqual(withheld.map(withoutOwnWords));
  });

  it('is like a missing one that has just been deleted', async () => {
    const withheld = await proxy.send(remove(2));
    proxy.nexudus.answer(({ method }, response) => {
      if (method === 'GET') sendJson(response, 200, own);
      else sendJson(response, 404, { Message: 'gone' });
    });
    const missing = await proxy.send(remove(1));
    expect(withoutOwnWords(missing)).toEqual(withoutOwnWords(withheld));
  });
});

describe('a record of a business granted', () => {
  it('is read, changed and deleted, with its business on record', async () => {
    const read = await observe(get(1));
    expect(JSON.parse(read.answer.body.toString())).toEqual(own);
    expect(read.calls).toEqual([`GET ${messages}/1`]);
    const changed = await observe(update({ BusinessId: 102, AiChannelSessionId: 11 }));
    expect(changed.answer).toMatchObject({ status: 200 });
    expect(changed.calls).toEqual([`GET ${messages}/1`, `PUT ${messages}`]);
    expect(store.list()[0]).toMatchObject({ Id: 1, BusinessId: 102, Content: 'new' });
    expect(await proxy.readAudit(changed.answer.headers['x-request-id'])).toMatchObject([
      { phase: 'intent', records: { ids: [1], businessIds: [102, 101] } },
      {
        ...{ phase: 'outcome', decision: 'allowed', upstream: { attempts: 2, status: 200 } },
        records: { ids: [1], businessIds: [102, 101] },
      },
    ]);
    const deleted = await observe(remove(1));
    expect(deleted.answer.status).toBe(200);
    expect(deleted.calls).toEqual([`GET ${messages}/1`, `DELETE ${messages}/1`]);
    expect(store.list()).toEqual([foreign]);
    expect(await proxy.readAudit(deleted.answer.headers['x-request-id'])).toMatchObject([
      { phase: 'intent', records: { ids: [1], businessIds: [102] } },
      { phase: 'outcome', records: { ids: [1], businessIds: [102] } },
    ]);
  });

  it.each([
    ['created in', create({ BusinessId: 202 })],
    ['moved to', update({ BusinessId: 202 })],
    ['moved to, while it does not exist,', update({ Id: 3, BusinessId: 202 })],
  ])('cannot be %s another business', async (_, request) => {
    const reason = 'business-not-granted';
    expectProblem(await expectRefusal(proxy, request, { reason, consumer }), reason);
  });

  it.each(['"101"', '101.5', 'null', '[101]', '9007199254740993', '{"Id":101}'])(
    'cannot be created in business %s',
    async (business) => {
      const body = `{"Action":1,"Content":"","BusinessId":${business}}`;
      const request = { method: 'POST', target: messages, headers: json, body };
      const answer = await expectRefusal(proxy, request, { reason: 'request-invalid', consumer });
      expectInvalid(answer, ['BusinessId']);
    },
  );

  it.each([
    '{"BusinessId":202,"BusinessId":101,"Action":1,"Content":""}',
    '{"BusinessId":101,"BusinessId":202,"Action":1,"Content":""}',
    '{"BusinessId":101,"\\u0042usinessId":202,"Action":1,"Content":""}',
    '{"BusinessId":101,"businessid":202,"Action":1,"Content":""}',
    '{"BusinessId":101,"Business":{"Id":202},"Action":1,"Content":""}',
    '{"BusinessId":101,"__proto__":{"BusinessId":202},"Action":1,"Content":""}',
  ])('cannot be created in two businesses: %s', async (body) => {
    const request = { method: 'POST', target: messages, headers: json, body };
    const answer = await expectRefusal(proxy, request, { reason: 'request-invalid', consumer });
    expect(answer.status).toBe(400);
  });

  it.each(['1.01e2', '101.0', '1010e-1'])(
    'is created in business %s as in 101',
    async (business) => {
      const body = `{"Action":1,"Content":"","BusinessId":${business}}`;
      const { answer } = await observe({ method: 'POST', target: messages, headers: json, body });
      expect(answer.status).toBe(200);
      expect(proxy.nexudus.requests.at(-1)?.body).toContain('"BusinessId":101');
    },
  );
});

describe('before a write', () => {
  it.each([
    [409, { 'Retry-After': '7' }],
    [429, { 'Retry-After': '7' }],
  ])('a %i of Nexudus is passed on, and nothing is written', async (status, headers) => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, status, { Message: 'foreign-marker' }, headers);
    });
    const { answer, calls } = await observe(remove(1));
    expect(answer).toMatchObject({ status, body: Buffer.alloc(0) });
    expect(answer.headers).toMatchObject({ 'retry-after': '7' });
    expect(calls).toEqual([`GET ${messages}/1`]);
    expect(await readReasons(answer)).toEqual([['outcome', 'allowed', undefined]]);
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
      const { answer, calls } = await observe(remove(1));
      expectProblem(answer, code);
      expect(calls).toEqual([`GET ${messages}/1`]);
    },
  );

  it('another record than the one asked for counts as none', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 200, { ...own, Id: 4 });
    });
    const { answer, calls } = await observe(remove(1));
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
      const { answer } = await observe(request);
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
    const { answer } = await observe(remove(1));
    expect(JSON.parse(answer.body.toString())).toEqual(result);
  });

  it('tells nothing of a record if there was no effect', async () => {
    const failure = { Message: 'It is in use', Value: foreign.Content, Errors: null };
    proxy.nexudus.answer(({ method }, response) => {
      sendJson(response, 200, method === 'GET' ? own : { ...failure, WasSuccessful: false });
    });
    const { answer } = await observe(remove(1));
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
      const { answer } = await observe(request);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body.toString())).toEqual(told);
    }
  });

  it('is withheld if it tells of another business', async () => {
    proxy.nexudus.answer((_, response) => {
      sendJson(response, 400, { ...failure, Value: foreign });
    });
    for (const request of [create({}), { target: `${messages}?OpenAiChatMessage_Business=101` }])
      expectProblem((await observe(request)).answer, 'upstream-out-of-scope');
  });
});

describe('a session', () => {
  it.each([
    ['created with', create({ AiChannelSessionId: 11 })],
    ['updated to', update({ Id: 1, AiChannelSessionId: 12 })],
  ])('of the business can be what a message is %s', async (_, request) => {
    const sibling = toRecord({ Id: 3, BusinessId: 101, AiChannelSessionId: 12 });
    proxy.nexudus.answer(storeMessages([own, foreign, sibling]).script);
    const { answer, calls } = await observe(request);
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
        const { answer, calls } = await observe(request);
        expectProblem(answer, 'session-not-granted');
        expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([]);
        expect(await readReasons(answer)).toEqual([['outcome', 'refused', 'session-not-granted']]);
      }
  });

  it('is not looked at if it stays as it is, or goes', async () => {
    for (const AiChannelSessionId of [11, null]) {
      const { calls } = await observe(update({ AiChannelSessionId }));
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
