import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operations } from '@nexudus-toolkit/validation';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../src/index.ts';
import { generateApiKey } from '../src/keys/api-key.ts';
import { send, sendJson, toToken, type Script } from './fixtures/fake-nexudus.ts';
import { toCommandSuccess, toPage, toRecord } from './fixtures/records.ts';
import { json, messages, startTestProxy, type TestProxy } from './fixtures/test-proxy.ts';

const canary = (place: string) => `canary-${place}`;

/** A record with something to recognise in every field that may say something about a person. */
const record = toRecord({
  Id: 5,
  ...Object.fromEntries(
    Object.keys(operations.getOpenAiChatMessage.personalData).map((field) => [
      field,
      canary(field),
    ]),
  ),
  ChatSession: canary('chat-session'),
  UniqueId: canary('not-a-uuid'), // so that drift is logged, too
});

const credentials: Settings['credentials'] = {
  kind: 'password',
  ...{ username: canary('username'), password: canary('password') },
  ...{ totp: canary('totp'), clientId: canary('client') },
};

const headers = {
  ...json,
  ...{ Cookie: canary('cookie'), 'User-Agent': canary('agent'), traceparent: canary('trace') },
  ...{ 'X-Request-Id': canary('id'), 'X-Forwarded-For': canary('address') },
};
const query = `?OpenAiChatMessage_Content=${canary('query')}`;
const body = JSON.stringify({ Id: 5, BusinessId: 7, Action: 1, Content: canary('body') });

const answerWith = (value: unknown, status = 200): Script => {
  return (_, response) => {
    sendJson(response, status, value, { 'Set-Cookie': canary('set-cookie') });
  };
};
const failure = {
  ...{ Message: canary('message'), Value: null, WasSuccessful: false },
  Errors: [{ AttemptedValue: canary('attempt'), Message: canary('why'), PropertyName: 'Content' }],
};

const get = { target: `${messages}/5`, headers };
const search = { target: `${messages}${query}`, headers };
const put = { method: 'PUT', target: messages, headers, body };
const ways: [string, Script, Parameters<TestProxy['send']>[0]][] = [
  ['a read', answerWith(record), get],
  ['a search', answerWith(toPage([record])), search],
  ['a write', answerWith(toCommandSuccess(5, canary('updated-by'))), put],
  ['a write that fails', answerWith(failure), put],
  ['a write that is refused', answerWith(failure, 400), put],
  ['a failure of Nexudus', answerWith(record, 500), get],
  ['a refusal of Nexudus', answerWith(record, 404), get],
  ['a refused credential', answerWith(record, 401), get],
  ['a record without an id', answerWith({ ...record, Id: canary('record-id') }), get],
  [
    'an answer in another form',
    (_, response) => {
      send(response, 200, JSON.stringify(record));
    },
    get,
  ],
  [
    'an answer that is no JSON', // the parser's message quotes it
    (_, response) => {
      send(response, 200, canary('text'), json);
    },
    get,
  ],
  [
    'an answer cut short',
    (_, response) => {
      send(response, 200, `{"Id":"${canary('cut')}`, json);
    },
    get,
  ],
  [
    'a broken answer',
    (_, response) => {
      response.writeHead(200, { ...json, 'Content-Length': '999' });
      response.write(JSON.stringify(record), () => response.destroy());
    },
    get,
  ],
  ['an unknown path', answerWith(record), { target: `/${canary('path')}${query}`, headers }],
  ['an invalid id', answerWith(record), { target: `${messages}/${canary('path')}`, headers }],
  [
    'an unknown parameter',
    answerWith(record),
    { target: `${messages}?${canary('name')}=1`, headers },
  ],
  ['an invalid body', answerWith(record), { ...put, body: `{"${canary('field')}":1}` }],
  ['malformed JSON', answerWith(record), { ...put, body: canary('json') }],
  [
    'another media type',
    answerWith(record),
    { ...put, headers: { ...headers, 'Content-Type': canary('type') } },
  ],
  [
    'an unknown key',
    answerWith(record),
    { ...get, headers: { ...headers, Authorization: `Bearer ${generateApiKey()}` } },
  ],
  [
    'no key',
    answerWith(record),
    { ...get, headers: { ...headers, Authorization: canary('authorization') } },
  ],
];

describe('what was said and by whom', () => {
  it.each(ways)('appears in no log, problem or audit entry: %s', async (_, script, request) => {
    await using proxy = await startTestProxy({ settings: { credentials } });
    proxy.nexudus.answerSignIn((__, response) => {
      sendJson(response, 200, toToken(canary('token')));
    });
    proxy.nexudus.answer(script);
    const answer = await proxy.send(request);
    const problem =
      answer.headers['content-type'] === 'application/problem+json' ? answer.body : '';
    const sent = JSON.stringify(answer.headers) + problem.toString();
    await proxy.running.stop();

    const places = { sent, logged: proxy.logLines.join(''), stored: await readAuditFiles(proxy) };
    expect(places.stored).toContain(String(answer.headers['x-request-id']));
    expect(places.logged).toContain('proxy stopped');
    const secrets = [proxy.key, request.headers?.['Authorization']?.replace('Bearer ', '')];
    for (const text of Object.values(places)) {
      expect(text).not.toContain('canary');
      for (const secret of secrets) if (secret !== undefined) expect(text).not.toContain(secret);
    }
  });

  it('appears in no log when the sign-in fails', async () => {
    await using proxy = await startTestProxy({ settings: { credentials } });
    proxy.nexudus.answerSignIn(answerWith({ error: canary('error') }, 400));
    const answer = await proxy.send(get);
    const ready = await fetch(`${proxy.running.administrationUrl}/readyz`);
    const text = [answer.body, await ready.text(), ...proxy.logLines].join('');
    expect(text).toContain('credential-unavailable');
    expect(text).not.toContain('canary');
  });
});

async function readAuditFiles({ folder }: TestProxy): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('audit.db'));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return files.join('');
}
