import { inspect } from 'node:util';

import { describe, expect, test } from 'vitest';

import { createNexudusClient, NexudusError } from '../../src/index.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

const secret = /Jane|s3cret|7946/;

const personal = {
  Message: 'Content: Jane Roe said so',
  Value: null,
  Errors: [
    { AttemptedValue: 'Jane Roe', Message: 'not +44 20 7946 0000', PropertyName: 'Content' },
    { AttemptedValue: null, Message: 'is odd', PropertyName: 'Jane Roe <jane@example.com>' },
  ],
  WasSuccessful: false,
};
const problem = { type: 'https://x.example/Jane', title: 'Jane', detail: 'Jane Roe' };
const headers = { 'Content-Type': 'application/problem+json', 'Set-Cookie': 's3cret' };

const answers: [string, () => Response][] = [
  ['a validation failure', () => jsonResponse(personal, { status: 400 })],
  ['a failed command', () => jsonResponse({ ...personal, Errors: null })],
  ...[401, 403, 404, 405, 409, 429, 500].map((status): [string, () => Response] => [
    `a ${status} with a problem`,
    () => jsonResponse(problem, { status, headers }),
  ]),
  ['a 429 with text', () => new Response('Jane, Wait 3 seconds', { status: 429 })],
  ['a record cut short', () => new Response('{"Content":"Jane Roe sa')],
  ['a body of another shape', () => jsonResponse({ Content: 'Jane Roe' })],
  ['a reason phrase', () => new Response(null, { status: 500, statusText: 'Jane' })],
  ['a redirect', () => new Response(null, { status: 302, headers: { Location: '/?q=Jane' } })],
];

async function errorOfSearch(fetch: (request: Request) => Promise<Response>): Promise<unknown> {
  const { chatMessages } = createNexudusClient({ token: 's3cret', fetch, retries: false });
  return chatMessages.search({ customerName: 'Jane Roe' }).catch((error: unknown) => error);
}

describe('an error', () => {
  test.each(answers)('shows nothing of %s when logged', async (_title, answer) => {
    const error = await errorOfSearch(createStubFetch(answer).fetch);
    expect(error).toBeInstanceOf(NexudusError);
    expect(JSON.stringify(error)).not.toMatch(secret);
    expect(String(error)).not.toMatch(secret);
    expect(inspect(error, { depth: 9 })).not.toMatch(secret);
  });

  test('of the transport shows no query when logged', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = await errorOfSearch(() =>
      Promise.reject(new TypeError('fetch failed', { cause })),
    );
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'TransportError',
      message:
        'searchOpenAiChatMessages: no answer from ' +
        'GET https://spaces.nexudus.com/api/sys/openaichatmessages (ECONNREFUSED). ' +
        'Check the base URL and the network.',
      operationId: 'searchOpenAiChatMessages',
      attempts: 1,
      method: 'GET',
      url: 'https://spaces.nexudus.com/api/sys/openaichatmessages',
    });
    expect(inspect(error, { depth: 9 })).not.toMatch(secret);
  });

  test('says in its JSON what to look for', async () => {
    const answer = (): Response =>
      jsonResponse(personal, { status: 400, headers: { 'X-Request-Id': 'req-7' } });
    const error = await errorOfSearch(createStubFetch(answer).fetch);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ValidationError',
      message:
        'searchOpenAiChatMessages: answered with status 400 (request id req-7). ' +
        'The input is not acceptable: see `errors` for Content.',
      operationId: 'searchOpenAiChatMessages',
      attempts: 1,
      status: 400,
      requestId: 'req-7',
      properties: ['Content'],
    });
  });

  test('says in its JSON how long to wait', async () => {
    const error = await errorOfSearch(
      createStubFetch(() => new Response('Wait 1.5 seconds', { status: 429 })).fetch,
    );
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ status: 429, retryAfterMs: 1500 });
  });
});
