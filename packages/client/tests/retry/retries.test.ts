import { describe, expect, test } from 'vitest';

import { createNexudusClient, NexudusError, OutcomeUnknownError } from '../../src/index.ts';
import type { CallOptions, NexudusClient, NexudusClientOptions } from '../../src/index.ts';
import { date, empty, html, problemResponse, text, waitPhrase } from '../fixtures/answers.ts';
import { record, success } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

type Answer = () => Response;
type Call = (client: NexudusClient, options?: CallOptions) => Promise<unknown>;

const read: Call = ({ chatMessages }, options) => chatMessages.get(1, options);
const write: Call = ({ chatMessages }, options) =>
  chatMessages.create({ BusinessId: 1, Action: 0, Content: 'Grüße' }, options);

const failing =
  (code?: string): Answer =>
  () => {
    const cause = Object.assign(new Error('connect'), { code });
    throw new TypeError('fetch failed', { cause });
  };
const refused = (status: number, type: string, headers: Record<string, string> = {}): Answer => {
  const body = { type: `urn:problem-type:nexudus-proxy:${type}`, status };
  const contentType = { 'Content-Type': 'application/problem+json' };
  return () => jsonResponse(body, { status, headers: { ...contentType, ...headers } });
};
const waitOf =
  (seconds: string, status = 429): Answer =>
  () =>
    empty(status, { headers: { 'Retry-After': seconds } });

/** Makes a call against these answers, of which the last one is repeated, in virtual time. */
async function play(
  call: Call,
  answers: readonly Answer[],
  options: Partial<NexudusClientOptions> & CallOptions = {},
): Promise<{ value: unknown; requests: number; waitsMs: number[]; bodies: string[] }> {
  const clock = createVirtualClock();
  let count = 0;
  const stub = createStubFetch(() => (answers[count++] ?? answers.at(-1) ?? failing())());
  const waitsMs: number[] = [];
  const { signal, ...limits } = options;
  const client = createNexudusClient({
    token: 'token-1',
    fetch: stub.fetch,
    clock,
    random: () => 0.5,
    hooks: { onRetry: (_attempt, { waitMs }) => waitsMs.push(waitMs) },
    ...limits,
  } as NexudusClientOptions);
  const value = await clock.settle(call(client, { signal }).catch((error: unknown) => error));
  expect(clock.pending()).toBe(0);
  return { value, requests: count, waitsMs, bodies: stub.sent.map(({ body }) => body) };
}

describe('a read', () => {
  test.each<[string, Answer, number]>([
    ['a connection that breaks', failing('ECONNRESET'), 125],
    ['a failure without a code', failing(), 125],
    ['408', () => empty(408), 125],
    ['429', () => empty(429), 125],
    ['429 with Retry-After', waitOf('7'), 7000],
    ['429 with a date', waitOf('Fri, 10 Jan 2025 08:00:09 GMT'), 9000],
    [
      '429 with a date of its own clock',
      () => empty(429, { headers: { Date: date, 'Retry-After': date.replace(':00 ', ':03 ') } }),
      3000,
    ],
    ['429 with the wait in its text', () => text('Wait 2.5 seconds', 429), 2500],
    ['a throttle with 409', waitOf('1', 409), 1000],
    ['a throttle by its phrase', () => empty(409, { statusText: waitPhrase }), 125],
    ['500', () => html(500), 125],
    ['502', () => problemResponse(502), 125],
    ['503 with Retry-After', waitOf('5', 503), 5000],
    ['504', () => empty(504), 125],
  ])('is repeated after %s', async (_title, answer, waitMs) => {
    const played = await play(read, [answer, () => jsonResponse(record)]);
    expect(played).toMatchObject({ value: record, requests: 2, waitsMs: [waitMs] });
  });

  test.each([
    ['400', 400],
    ['403', 403],
    ['404', 404],
    ['a conflict', 409],
    ['410', 410],
    ['501', 501],
  ])('is not repeated after %s', async (_title, status) => {
    const played = await play(read, [() => empty(status)]);
    expect(played.requests).toBe(1);
    expect(played.value).toMatchObject({ status, attempts: 1 });
  });

  test('waits longer each time, up to its number of retries', async () => {
    const played = await play(read, [() => empty(503)], { retries: 7 });
    expect(played.waitsMs).toEqual([125, 250, 500, 1000, 2000, 4000, 5000]);
    expect(played.value).toMatchObject({ name: 'ServerError', status: 503, attempts: 8 });
  });

  test.each([
    [false, 1],
    [0, 1],
    [2, 3],
    [undefined, 4],
  ] as const)('with retries: %o is sent %i times', async (retries, requests) => {
    expect(await play(read, [() => empty(503)], { retries })).toMatchObject({ requests });
  });

  test('does not wait when the deadline would pass: the last error comes at once', async () => {
    const played = await play(read, [waitOf('10')], { deadlineMs: 10_000 });
    expect(played).toMatchObject({ requests: 1, waitsMs: [] });
    expect(played.value).toMatchObject({ name: 'ThrottledError', retryAfterMs: 10_000 });
  });

  test('does not wait for minutes: how long is told instead', async () => {
    const played = await play(read, [waitOf('61')]);
    expect(played).toMatchObject({ requests: 1, value: { retryAfterMs: 61_000 } });
  });

  test('ends with the last error, whatever it is', async () => {
    const played = await play(read, [() => empty(503), failing('ECONNREFUSED')], { retries: 1 });
    expect(played.value).toMatchObject({ name: 'TransportError', attempts: 2 });
  });

  test('stops waiting when it is aborted', async () => {
    const controller = new AbortController();
    const played = await play(read, [() => empty(503)], {
      signal: controller.signal,
      hooks: {
        onRetry() {
          controller.abort();
        },
      },
    });
    expect(played).toMatchObject({ requests: 1, value: { name: 'AbortError', attempts: 1 } });
  });
});

describe('a write', () => {
  test.each<[string, Answer]>([
    ['a connection that is refused', failing('ECONNREFUSED')],
    ['a name that is not known', failing('ENOTFOUND')],
    ['a name server that does not answer', failing('EAI_AGAIN')],
    ['429', waitOf('1')],
    ['a throttle with 409', waitOf('1', 409)],
    ['a proxy without a credential', refused(503, 'credential-unavailable')],
    [
      'a proxy that was refused the connection',
      refused(502, 'upstream-unreachable', {
        'Proxy-Status': 'nexudus-proxy; error=connection_refused',
      }),
    ],
    [
      'a proxy that does not know the name',
      refused(502, 'upstream-unreachable', { 'Proxy-Status': 'nexudus-proxy; error=dns_error' }),
    ],
  ])('is repeated after %s, with its body', async (_title, answer) => {
    const played = await play(write, [answer, () => jsonResponse(success)]);
    expect(played).toMatchObject({ value: success, requests: 2 });
    expect(played.bodies[1]).toBe('{"BusinessId":1,"Action":0,"Content":"Grüße"}');
    expect(played.bodies[1]).toBe(played.bodies[0]);
  });

  test.each<[string, Answer]>([
    ['a connection that breaks', failing('ECONNRESET')],
    ['a failure without a code', failing()],
    ['408', () => empty(408)],
    ['500', () => empty(500)],
    ['502', () => empty(502)],
    ['503', waitOf('1', 503)],
    ['504', () => empty(504)],
    ['a proxy that could not record it', refused(503, 'audit-unavailable')],
    [
      'a proxy whose connection broke',
      refused(502, 'upstream-answer-invalid', {
        'Proxy-Status': 'nexudus-proxy; error=http_response_incomplete',
      }),
    ],
    ['a page for people', () => html(200)],
    ['an empty answer', () => empty(200)],
  ])('is not repeated after %s: its outcome is unknown', async (_title, answer) => {
    const played = await play(write, [answer]);
    expect(played.requests).toBe(1);
    expect(played.value).toBeInstanceOf(OutcomeUnknownError);
    expect(played.value).toMatchObject({
      attempts: 1,
      check: 'search for the message, newest first',
    });
    expect((played.value as OutcomeUnknownError).cause).toBeInstanceOf(NexudusError);
  });

  test.each<[string, Answer, string]>([
    ['refused by the network', failing('ECONNREFUSED'), 'TransportError'],
    ['throttled', waitOf('1'), 'ThrottledError'],
    ['not implemented', () => empty(501), 'ServerError'],
    ['in conflict', () => empty(409), 'ConflictError'],
    ['refused by a proxy', refused(503, 'credential-unavailable'), 'ServerError'],
  ])('that is %s to the end had no effect', async (_title, answer, name) => {
    expect((await play(write, [answer])).value).toMatchObject({ name });
  });
});

describe('raw methods', () => {
  const item = '/api/sys/openaichatmessages/{id}';
  const params = { path: { id: 1 } };

  test('repeat reads, and take the options of a call', async () => {
    const raw: Call = async (client) => (await client.GET(item, { params })).data;
    const played = await play(raw, [() => empty(503), () => jsonResponse(record)]);
    expect(played).toMatchObject({ value: record, requests: 2 });
    const once: Call = async (client) => (await client.GET(item, { params, retries: 0 })).response;
    expect(await play(once, [() => empty(503)])).toMatchObject({
      value: { status: 503 },
      requests: 1,
    });
  });

  test('reject where it is unknown whether a write arrived', async () => {
    const raw: Call = (client) => client.DELETE(item, { params });
    const { value } = await play(raw, [failing('ECONNRESET')]);
    expect(value).toBeInstanceOf(OutcomeUnknownError);
    expect(value).toMatchObject({ operationId: 'deleteOpenAiChatMessage' });
  });

  test('do not quote a body that is no JSON', async () => {
    const raw: Call = (client) => client.GET(item, { params });
    const { value } = await play(raw, [() => text('Jane Roe', 200)]);
    expect(value).toMatchObject({ name: 'UnexpectedResponseError' });
    expect(String(value)).not.toContain('Jane');
  });
});

describe('the retry budget', () => {
  test('bounds the retries of many calls to a tenth of them beyond ten', async () => {
    const clock = createVirtualClock();
    const { fetch, sent } = createStubFetch(() => empty(503));
    const client = createNexudusClient({ token: 'token-1', fetch, clock });
    const calls = Array.from({ length: 300 }, () => client.chatMessages.get(1));
    await clock.settle(Promise.allSettled(calls));
    expect(sent.length).toBeGreaterThan(300);
    expect(sent.length).toBeLessThanOrEqual(300 + 10 + 30);
  });

  test('recovers with calls that succeed', async () => {
    const clock = createVirtualClock();
    let isDown = true;
    const { fetch, sent } = createStubFetch(() => (isDown ? empty(503) : jsonResponse(record)));
    const client = createNexudusClient({ token: 'token-1', fetch, clock });
    const call = (): Promise<unknown> => clock.settle(client.chatMessages.get(1).catch(() => 0));
    for (let count = 0; count < 10; count += 1) await call();
    const before = sent.length;
    await call();
    expect(sent.length - before).toBe(1);
    isDown = false;
    for (let count = 0; count < 40; count += 1) await call();
    isDown = true;
    const after = sent.length;
    await call();
    expect(sent.length - after).toBe(4);
  });
});
