import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectInvalid, expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import { send, sendJson, type Script } from '../fixtures/fake-nexudus.ts';
import type { Exchange, OutgoingRequest } from '../fixtures/http-exchange.ts';
import {
  businesses,
  create,
  foreign,
  get,
  observe,
  own,
  readReasons,
  remove,
  update,
} from '../fixtures/scoped-requests.ts';
import { storeMessages, type StoredMessages } from '../fixtures/stored-messages.ts';
import {
  consumer,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

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

function sendAll(requests: readonly OutgoingRequest[]): Promise<Exchange[]> {
  return Promise.all(requests.map((request) => proxy.send(request)));
}

/** Leaves out what tells one request from another, whatever its answer. */
function withoutOwnWords({ status, headers, body }: Exchange): object {
  const own = new Set(['date', 'x-request-id']);
  const rest = Object.entries(headers).filter(([name]) => !own.has(name));
  return { status, headers: Object.fromEntries(rest), body: body.toString() };
}

describe('a record of another business', () => {
  it.each([
    ['get', get, 1],
    ['HEAD', (id: number) => ({ ...get(id), method: 'HEAD' }), 1],
    ['delete', remove, 1],
    ['update', (Id: number) => update({ Id }), 1],
    ['update with its own business', (Id: number) => update({ Id, BusinessId: 102 }), 1],
  ])('is for %s just like one that does not exist', async (_, toRequest, callCount) => {
    const withheld = await observe(proxy, toRequest(2));
    const missing = await observe(proxy, toRequest(3));
    expect(withoutOwnWords(withheld.answer)).toEqual(withoutOwnWords(missing.answer));
    expect(withheld.answer).toMatchObject({ status: 404, body: Buffer.alloc(0) });
    expect(withheld.calls).toEqual([`GET ${messages}/2`]);
    expect(missing.calls).toHaveLength(callCount);
    expect(store.list()).toEqual([own, foreign]);
    expect(await readReasons(proxy, withheld.answer)).toEqual([
      ['outcome', 'refused', 'business-not-granted'],
    ]);
    expect(await readReasons(proxy, missing.answer)).toEqual([
      ['outcome', 'allowed', 'record-not-found'],
    ]);
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
    const read = await observe(proxy, get(1));
    expect(JSON.parse(read.answer.body.toString())).toEqual(own);
    expect(read.calls).toEqual([`GET ${messages}/1`]);
    const changed = await observe(proxy, update({ BusinessId: 102, AiChannelSessionId: 11 }));
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
    const deleted = await observe(proxy, remove(1));
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
      const { answer } = await observe(proxy, {
        method: 'POST',
        target: messages,
        headers: json,
        body,
      });
      expect(answer.status).toBe(200);
      expect(proxy.nexudus.requests.at(-1)?.body).toContain('"BusinessId":101');
    },
  );
});
