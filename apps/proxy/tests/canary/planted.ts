import { randomBytes, randomInt } from 'node:crypto';
import { operations } from '@nexudus-toolkit/validation';
import { send, sendJson, type Script } from '../fixtures/fake-nexudus.ts';
import type { Secret } from '../fixtures/find-leaks.ts';
import type { OutgoingRequest } from '../fixtures/http-exchange.ts';
import { toCommandSuccess, toPage, toRecord } from '../fixtures/records.ts';
import { json, messages } from '../fixtures/test-proxy.ts';

/** Its middle is what is looked for; the rest makes its encodings differ. */
const toText = (value: string) => `é"${value}"&`;

interface Planted extends Secret {
  readonly value: string;
}

/** Something to recognise that stands nowhere else. */
export function plant(name: string): Planted {
  return { name, value: `canary-${name}-${randomBytes(6).toString('hex')}` };
}

function plantAll<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, Planted>> {
  return Object.fromEntries(names.map((name) => [name, plant(name)])) as Record<Name, Planted>; // just these names
}

const { personalData } = operations.getOpenAiChatMessage;
/** As people write it; in the log it would be in another form. */
const phone = `020 7946 ${randomInt(1_000, 10_000)}`;
/** In every field of a record that says something about a person. */
export const people = Object.keys(personalData).map((name) =>
  name === 'AiChannelSessionCoworkerLandLine' ? { name, value: phone } : plant(name),
);
const toId = () => randomInt(2 ** 46, 2 ** 47);
const [coworker, user, session] = [plant('coworker'), toId(), toId()];
/** What else says who somebody is, to anyone who can look it up. */
export const handles: readonly Secret[] = [
  coworker,
  { name: 'user', value: String(user) },
  { name: 'session', value: String(session) },
  { name: 'phone as it is dialled', value: phone.replaceAll(' ', '').slice(1) },
];
const byField = Object.fromEntries(people.map(({ name, value }) => [name, toText(value)]));
/** What is said besides, by consumers and by Nexudus. */
export const words = plantAll(
  ...(['said', 'written', 'searched', 'parameter', 'updatedBy', 'upstream', 'setCookie'] as const),
);

export const credentials = plantAll('username', 'password', 'accessToken', 'refreshToken');

/** Headers that a request may come with, each with something to recognise. */
const headerNames = [
  ...['Accept-Language', 'Cookie', 'From', 'Origin', 'Referer', 'User-Agent', 'X-Api-Key', 'X-Odd'],
  ...[
    'X-Request-Id',
    'traceparent',
    'tracestate',
    'baggage',
    'Forwarded',
    'X-Forwarded-For',
    'Via',
  ],
  ...['If-None-Match', 'Proxy-Authorization', 'X-Forwarded-Host', 'Accept', 'Range', 'X-Real-IP'],
];
export const inHeaders = headerNames.map((name) => plant(`header-${name}`));
export const headers = {
  ...json,
  ...Object.fromEntries(inHeaders.map(({ value }, index) => [headerNames[index] ?? '', value])),
};

const ids = {
  UserId: user,
  AiChannelSessionId: session,
  AiChannelSessionCoworkerId: coworker.value,
};
const record = { ...toRecord({ Id: 5, ...ids }), ...byField };
const everyFilter = new URLSearchParams({
  OpenAiChatMessage_User: String(user),
  OpenAiChatMessage_AiChannelSession: String(session),
  OpenAiChatMessage_AiChannelSession_Coworker_Id: coworker.value,
  OpenAiChatMessage_AiChannelSession_Coworker_LandLine: phone,
  OpenAiChatMessage_ChatSession: words.searched.value,
}).toString();
const failure = {
  ...{ Message: toText(words.upstream.value), Value: null, WasSuccessful: false },
  Errors: [
    {
      AttemptedValue: words.upstream.value,
      Message: words.upstream.value,
      PropertyName: 'Content',
    },
  ],
};
const answerWith =
  (value: unknown, status = 200): Script =>
  (_, response) => {
    sendJson(response, status, value, {
      'Set-Cookie': words.setCookie.value,
      Server: words.setCookie.value,
    });
  };
const documented: Script = (request, response) => {
  const { method, target } = request;
  const isGet = target.startsWith(`${messages}/`);
  const read = isGet ? record : toPage([record]);
  const value = method === 'GET' ? read : toCommandSuccess(5, words.updatedBy.value);
  answerWith(value)(request, response);
};

/** Ways in which Nexudus answers. */
export const scripts: Script[] = [
  documented,
  answerWith(failure),
  answerWith(failure, 400),
  answerWith(failure, 401),
  answerWith(failure, 404),
  answerWith(failure, 429),
  answerWith(failure, 500),
  answerWith({
    ...record,
    Id: words.upstream.value,
    UniqueId: words.upstream.value,
    [words.upstream.value]: words.upstream.value,
  }),
  (_, response) => {
    send(response, 200, words.upstream.value, json);
  },
  (_, response) => {
    send(response, 200, `{"Id":"${words.upstream.value}`, json);
  },
  (_, response) => {
    response.writeHead(200, { ...json, 'Content-Length': '999' });
    response.write(JSON.stringify(record), () => response.destroy());
  },
  documented, // whatever the token was refused for before
];

const content = toText(words.written.value);
export const body = JSON.stringify({ Id: 5, BusinessId: 7, Action: 1, Content: content });
export const requests: OutgoingRequest[] = [
  { target: `${messages}/5`, headers },
  {
    target: `${messages}?OpenAiChatMessage_Content=${encodeURIComponent(toText(words.searched.value))}`,
    headers,
  },
  { target: `${messages}?${everyFilter}`, headers },
  { method: 'PUT', target: messages, headers, body },
  { target: `/${words.searched.value}?${words.parameter.value}=1`, headers },
  { target: `${messages}?${words.parameter.value}=${words.searched.value}`, headers },
  { target: `${messages}/${words.searched.value}`, headers },
  { method: 'POST', target: messages, headers, body: `{"Content":"${words.written.value}` },
  {
    method: 'POST',
    target: messages,
    headers,
    body: JSON.stringify({ [words.parameter.value]: words.said.value }),
  },
  {
    method: 'POST',
    target: messages,
    headers: { ...headers, 'Content-Type': words.said.value },
    body,
  },
];
