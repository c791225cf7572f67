import { describe, expect, test } from 'vitest';

import {
  AbortError,
  ApiError,
  AuthenticationError,
  CommandFailedError,
  ConflictError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionError,
  ServerError,
  ThrottledError,
  TransportError,
  UnexpectedResponseError,
  ValidationError,
} from '../../src/index.ts';
import type { NexudusError } from '../../src/index.ts';
import { createRejectingClient } from '../../src/react-query/create-rejecting-client.ts';
import { brokenResponse, createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

const all = '/api/sys/openaichatmessages';
const one = '/api/sys/openaichatmessages/{id}';
const body = { BusinessId: 1, Action: 0, Content: '' };
const success = { WasSuccessful: true, Value: { Id: 5 } };
const failure = { WasSuccessful: false, Message: 'No', Value: null, Errors: null };
const complaint = { PropertyName: 'Content', Message: 'is too long', AttemptedValue: null };
const page = { Records: [], CurrentPage: 1, TotalPages: 0 };
const problem = { type: 'https://gate.example/problems/no-grant', title: 'No grant', status: 403 };

type Rejecting = ReturnType<typeof createRejectingClient>;

function create(answer: () => Response): Rejecting {
  const { fetch } = createStubFetch(answer);
  return createRejectingClient({ token: 'token-1', fetch, retries: 0 });
}

const empty = (status: number, headers?: HeadersInit) => () =>
  new Response(null, { status, ...(headers && { headers }) });
const reasonOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => expect.fail('the call was expected to reject'),
    (reason: unknown) => reason,
  );

describe('createRejectingClient', () => {
  test('yields the data of a success, and its response', async () => {
    const read = await create(() => jsonResponse({ Id: 5 })).GET(one, {
      params: { path: { id: 5 } },
    });
    expect(read).toMatchObject({ data: { Id: 5 } });
    expect(read.error).toBeUndefined();
    expect(read.response.status).toBe(200);
    const created = await create(() => jsonResponse(success)).POST(all, { body });
    expect(created.data?.Value.Id).toBe(5);
    expect((await create(() => jsonResponse(page)).GET(all)).data).toEqual(page);
    const text = await create(() => jsonResponse(page)).GET(all, { parseAs: 'text' });
    expect(text.data).toBe(JSON.stringify(page));
  });

  test.each([
    [401, {}, AuthenticationError],
    [403, {}, PermissionError],
    [404, {}, NotFoundError],
    [405, {}, ApiError],
    [409, {}, ConflictError],
    [409, { 'Retry-After': '90' }, ThrottledError],
    [429, {}, ThrottledError],
    [503, {}, ServerError],
  ])('rejects a %i without a body (%j)', async (status, headers, expected) => {
    const error = await reasonOf(create(empty(status, headers)).GET(all));
    expect(error).toBeInstanceOf(expected);
    expect(error).toMatchObject({ status, operationId: 'searchOpenAiChatMessages', attempts: 1 });
  });

  test.each<[string, () => Response, new (...given: never) => NexudusError]>([
    [
      'a refused field',
      () => jsonResponse({ ...failure, Errors: [complaint] }, { status: 400 }),
      ValidationError,
    ],
    [
      '200 that lists errors',
      () => jsonResponse({ ...failure, Errors: [complaint] }),
      ValidationError,
    ],
    ['200 that says it failed', () => jsonResponse(failure), CommandFailedError],
    [
      '200 with another status',
      () => jsonResponse({ ...success, Status: 404 }),
      UnexpectedResponseError,
    ],
    ['200 with another body', () => jsonResponse({ any: 'thing' }), UnexpectedResponseError],
    ['200 with a page for people', () => new Response('<html>'), UnexpectedResponseError],
    ['200 without a body', empty(200, { 'Content-Length': '0' }), UnexpectedResponseError],
    ['200 that breaks off', () => brokenResponse(200), UnexpectedResponseError],
    ['a redirect', empty(302, { Location: 'https://elsewhere.example' }), UnexpectedResponseError],
    ['a refusal that breaks off', () => brokenResponse(404), NotFoundError],
  ])('rejects %s', async (_, answer, expected) => {
    const error = await reasonOf(create(answer).DELETE(one, { params: { path: { id: 1 } } }));
    const found = error instanceof OutcomeUnknownError ? error.cause : error;
    expect(found).toBeInstanceOf(expected);
  });

  test.each<[string, (client: Rejecting) => Promise<unknown>]>([
    ['search', (client) => client.GET(all)],
    ['get', (client) => client.GET(one, { params: { path: { id: 1 } } })],
    ['create', (client) => client.POST(all, { body })],
    ['update', (client) => client.PUT(all, { body: { ...body, Id: 1 } })],
    ['delete', (client) => client.DELETE(one, { params: { path: { id: 1 } } })],
  ])('rejects 200 with another body than that of a %s', async (_, call) => {
    const error = await reasonOf(call(create(() => jsonResponse({ any: 'thing' }))));
    const found = error instanceof OutcomeUnknownError ? error.cause : error;
    expect(found).toBeInstanceOf(UnexpectedResponseError);
  });

  test('keeps what the answer said besides', async () => {
    const headers = { 'X-Request-Id': 'request-1' };
    const { response } = await create(() => jsonResponse(page, { headers })).GET(all);
    expect(response.headers.get('X-Request-Id')).toBe('request-1');
  });

  test('keeps to the limits', async () => {
    const clock = createVirtualClock();
    const { fetch } = createStubFetch(() => jsonResponse(page));
    const client = createRejectingClient({ token: 'paced', fetch, clock, limits: 'documented' });
    const startedAtMs = clock.nowMs();
    await clock.settle(Promise.all([client.GET(all), client.GET(all), client.GET(all)]));
    expect(clock.nowMs() - startedAtMs).toBeGreaterThanOrEqual(200);
  });

  test('passes on what a proxy says of its refusal', async () => {
    const headers = { 'Content-Type': 'application/problem+json' };
    const error = await reasonOf(
      create(() => jsonResponse(problem, { status: 403, headers })).GET(all),
    );
    expect((error as PermissionError).problem).toMatchObject(problem);
  });

  test.each([
    ['a read', 'GET', ServerError],
    ['a write', 'POST', OutcomeUnknownError],
  ] as const)(
    'says of %s that failed whether it may have taken effect',
    async (_, method, expected) => {
      const client = create(empty(503));
      const sent = method === 'GET' ? client.GET(all) : client.POST(all, { body });
      expect(await reasonOf(sent)).toBeInstanceOf(expected);
    },
  );

  test('repeats what may be repeated', async () => {
    const answers = [empty(503), () => jsonResponse(page)];
    const { fetch, sent } = createStubFetch(() => answers.shift()?.() ?? jsonResponse(page));
    const client = createRejectingClient({ token: 'token-1', fetch, random: () => 0 });
    expect((await client.GET(all)).data).toEqual(page);
    expect(sent).toHaveLength(2);
  });

  test('ends with its signal, and with its connection', async () => {
    const client = create(() => {
      throw new TypeError('fetch failed');
    });
    expect(await reasonOf(client.GET(all))).toBeInstanceOf(TransportError);
    expect(await reasonOf(client.GET(all, { signal: AbortSignal.abort() }))).toBeInstanceOf(
      AbortError,
    );
  });
});
