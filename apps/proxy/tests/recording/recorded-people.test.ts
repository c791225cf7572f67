import { openAuditReader, openPseudonyms, type Subject } from '@nexudus-toolkit/audit-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { treatAll } from '../fixtures/field-grants.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { converse } from '../fixtures/raw-exchange.ts';
import { toCommandSuccess, toPage, toRecord } from '../fixtures/records.ts';
import {
  createKey,
  everything,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const anna = toRecord({
  ...{ Id: 1, UserId: 5, AiChannelSessionId: 77, AiChannelSessionCoworkerId: '123' },
  ...{ AiChannelSessionCoworkerFullName: 'Anna  Berg', UpdatedBy: 'Staff@Example.org' },
  ...{ AiChannelSessionCoworkerMobilePhone: '020 7946 0018', Content: 'hello' },
  AiChannelSessionExternalIdentifier: 'wa-1',
});
const ben = toRecord({ Id: 2, AiChannelSessionCoworkerId: '124', BusinessId: 8 });

let proxy: TestProxy;
const keys = new Map<string, string>();

beforeAll(async () => {
  proxy = await startTestProxy({
    config: {
      audit: { phoneCountry: 'GB' },
      consumers: {
        support: everything,
        tokens: { ...everything, fields: treatAll('tokenize') },
        nothing: { ...everything, fields: treatAll('redact') },
        scoped: { ...everything, businesses: [7] },
      },
    },
  });
  for (const name of ['tokens', 'nothing', 'scoped'])
    keys.set(name, await createKey(proxy.settings.keysUrl, name));
});
afterAll(() => proxy[Symbol.asyncDispose]());

function answer(value: unknown): void {
  proxy.nexudus.answer((_, response) => {
    sendJson(response, 200, value);
  });
}

async function access(request: Parameters<TestProxy['send']>[0], consumer?: string) {
  const key = consumer === undefined ? undefined : keys.get(consumer);
  const headers = { ...request.headers, ...(key && { Authorization: `Bearer ${key}` }) };
  const answered = await proxy.send({ ...request, headers });
  expect(answered.status).toBe(200);
  const entries = await proxy.readAudit(answered.headers['x-request-id']);
  return { entries, body: answered.body.toString() };
}

/** The ids of the requests that were about somebody, as an auditor finds them. */
async function findRequests(subject: Subject): Promise<string[]> {
  const url = proxy.settings.auditUrl;
  const pseudonyms = await openPseudonyms({ url, readOnly: true, defaultCountry: 'GB' });
  try {
    const found: string[] = [];
    const filter = { subjects: await pseudonyms.everyPeriod(subject) };
    for await (const { requestId } of openAuditReader({ url }).query(filter)) found.push(requestId);
    return found;
  } finally {
    await pseudonyms.close();
  }
}

describe('who saw a customer', () => {
  it.each([undefined, 'tokens', 'nothing'])(
    'is found by every handle, whatever the reader (%s) got to see',
    async (consumer) => {
      answer(toPage([anna, ben]));
      const { entries, body } = await access({ target: messages }, consumer);
      expect(body.includes('Anna')).toBe(consumer === undefined);
      const [entry] = entries;
      const handles: Subject[] = [
        { kind: 'coworker', value: '123' },
        { kind: 'user', value: '5' },
        { kind: 'session', value: '77' },
        { kind: 'name', value: 'anna berg' },
        { kind: 'phone', value: '+44 20 7946 0018' },
        { kind: 'email', value: 'staff@example.org' },
        { kind: 'contact', value: 'wa-1' },
        { kind: 'coworker', value: '124' },
      ];
      for (const handle of handles)
        expect([handle, await findRequests(handle)]).toEqual([
          handle,
          expect.arrayContaining([entry?.requestId]),
        ]);
      for (const stranger of ['125', '12', '1234'])
        expect(await findRequests({ kind: 'coworker', value: stranger })).toEqual([]);
      expect(entry?.records).toMatchObject({ ids: [1, 2], businessIds: [7, 8] });
      expect(entry?.records?.subjects).toEqual(entry?.records?.subjects?.toSorted());
    },
  );

  it('is found for a write, by what was sent and by what was there before', async () => {
    proxy.nexudus.answer(({ method }, response) => {
      sendJson(response, 200, method === 'GET' ? anna : toCommandSuccess(1, 'new@example.org'));
    });
    const put = {
      ...{ method: 'PUT', target: messages, headers: json },
      body: JSON.stringify({ Id: 1, BusinessId: 7, Action: 1, Content: 'x', UserId: 6 }),
    };
    const { entries } = await access(put, 'scoped');
    const requestId = entries[0]?.requestId;
    expect(entries.map(({ phase }) => phase)).toEqual(['intent', 'outcome']);
    for (const subject of [
      { kind: 'user', value: '6' },
      { kind: 'coworker', value: '123' },
    ] as const)
      expect((await findRequests(subject)).filter((id) => id === requestId)).toHaveLength(2);
    expect(await findRequests({ kind: 'email', value: 'new@example.org' })).toEqual([requestId]);
  });
});

describe('filters', () => {
  it('are as they were sent, but for what says who somebody is', async () => {
    answer(toPage([]));
    const query = new URLSearchParams({
      ...{ size: '5', OpenAiChatMessage_Business: '7', orderBy: 'Id' },
      ...{ from_OpenAiChatMessage_CreatedOn: '2026-01-15T10:30', OpenAiChatMessage_User: '900' },
      OpenAiChatMessage_AiChannelSession_Coworker_Id: '901',
      OpenAiChatMessage_Content: 'secret word',
    });
    const { entries } = await access({ target: `${messages}?${query.toString()}` });
    const [entry] = entries;
    const pseudonym = expect.stringMatching(/^\d{4}-\d{2}\.[\w-]{22}$/) as string;
    expect(entry?.filters).toEqual({
      ...{ size: 5, OpenAiChatMessage_Business: 7, OpenAiChatMessage_User: pseudonym },
      from_OpenAiChatMessage_CreatedOn: '2026-01-15T10:30:00.000Z',
      OpenAiChatMessage_AiChannelSession_Coworker_Id: pseudonym,
      OpenAiChatMessage_Content: pseudonym,
    });
    expect(entry?.parameters?.toSorted()).toEqual([...query.keys()].toSorted());
    for (const subject of [
      { kind: 'coworker', value: '901' },
      { kind: 'user', value: '900' },
      { kind: 'text', value: 'secret word' },
    ] as const)
      expect(await findRequests(subject)).toEqual([entry?.requestId]);
  });

  it('by a token leave the pseudonym of whom it stands for', async () => {
    answer(toPage([anna]));
    const { body } = await access({ target: messages }, 'tokens');
    const token = /«PII:NAME:\w+»/.exec(body)?.[0] ?? '';
    const filter = 'OpenAiChatMessage_AiChannelSession_Coworker_FullName';
    answer(toPage([]));
    const query = new URLSearchParams({ [filter]: token }).toString();
    const { entries } = await access({ target: `${messages}?${query}` }, 'tokens');
    const found = await findRequests({ kind: 'name', value: 'Anna Berg' });
    expect(found).toContain(entries[0]?.requestId);
  });
});

it('an answer that differs leaves the number of values that do', async () => {
  answer({ ...anna, Rating: 'good', IsNew: 'no' });
  const { entries } = await access({ target: `${messages}/1` });
  expect(entries[0]).toMatchObject({ drift: 2, upstream: { attempts: 1, queueMs: 0 } });
  answer(anna);
  expect((await access({ target: `${messages}/1` })).entries[0]).not.toHaveProperty('drift');
});

it.each([
  ['full', '203.0.113.77'],
  ['truncated', '203.0.113.0'],
  ['none', undefined],
])('the client address is recorded as %s', async (clientAddress, recorded) => {
  await using other = await startTestProxy({
    config: { audit: { clientAddress }, trustedProxies: ['127.0.0.1'] },
  });
  const headers = { 'X-Forwarded-For': '203.0.113.77' };
  for (const target of [messages, '/nowhere']) {
    const answered = await other.send({ target, headers });
    const [entry] = await other.readAudit(answered.headers['x-request-id']);
    expect(entry?.clientAddress).toBe(recorded);
  }
  const request = 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nX-Forwarded-For: 203.0.113.77\r\n\r\n';
  const { answers } = await converse(other.running.url, request);
  const [unreadable] = await other.readAudit(answers[0]?.headers['x-request-id']);
  expect(unreadable).toMatchObject({ reason: 'request-unreadable', decision: 'refused' });
  expect(unreadable?.clientAddress).toBe(recorded);
});
