import { describe, expect, test } from 'vitest';

import { createNexudusClient, OutcomeUnknownError, TimeoutError } from '../../src/index.ts';
import type { CallOptions, NexudusClient } from '../../src/index.ts';
import { empty } from '../fixtures/answers.ts';
import { record } from '../fixtures/messages.ts';
import { jsonResponse } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';
import type { VirtualClock } from '../fixtures/virtual-clock.ts';

type Answer = (request: Request) => Promise<Response>;

/** Never answers, and does not even look at the signal. */
const silent: Answer = () => new Promise(() => undefined);
/** Begins a body and never ends it. */
const endless =
  (status: number): Answer =>
  () =>
    Promise.resolve(new Response(new ReadableStream({}), { status }));

function setUp(...answers: Answer[]): {
  clock: VirtualClock;
  client: NexudusClient;
  count: () => number;
} {
  const clock = createVirtualClock();
  let count = 0;
  const fetch: Answer = (request) => (answers[count++] ?? silent)(request);
  const client = createNexudusClient({ token: 'token-1', fetch, clock, random: () => 0 });
  return { clock, client, count: () => count };
}

const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => error);

describe('timeoutMs', () => {
  test('ends each request by itself: a read is repeated', async () => {
    const { clock, client } = setUp(silent, () => Promise.resolve(jsonResponse(record)));
    const call = client.chatMessages.get(1, { timeoutMs: 100 });
    await expect(clock.settle(call)).resolves.toEqual(record);
    expect(clock.pending()).toBe(0);
  });

  test('is a minute unless told otherwise', async () => {
    const { clock, client } = setUp();
    const startMs = clock.nowMs();
    const error = await clock.settle(failureOf(client.chatMessages.get(1, { retries: false })));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ limit: 'timeoutMs', attempts: 1 });
    expect(clock.nowMs() - startMs).toBe(60_000);
  });

  test.each([200, 404, 409, 503])('ends a body of %i that does not end itself', async (status) => {
    const { clock, client } = setUp(endless(status));
    const call = client.chatMessages.get(1, { timeoutMs: 100, retries: false });
    expect(await clock.settle(failureOf(call))).toBeInstanceOf(TimeoutError);
  });

  test('of a raw call ends its body, too', async () => {
    const { clock, client } = setUp(endless(200));
    const params = { path: { id: 1 } };
    const call = client.GET('/api/sys/openaichatmessages/{id}', { params, timeoutMs: 100 });
    expect(await clock.settle(failureOf(call))).toBeInstanceOf(TimeoutError);
  });

  test('of a write leaves its outcome unknown', async () => {
    const { clock, client, count } = setUp();
    const error = await clock.settle(failureOf(client.chatMessages.delete(1)));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ cause: { name: 'TimeoutError' }, status: undefined });
    expect(count()).toBe(1);
  });
});

describe('deadlineMs', () => {
  test('ends a call with all its requests and waits', async () => {
    const { clock, client, count } = setUp();
    const startMs = clock.nowMs();
    const call = client.chatMessages.get(1, { timeoutMs: 400, deadlineMs: 1000 });
    const error = await clock.settle(failureOf(call));
    expect(error).toMatchObject({ name: 'TimeoutError', limit: 'deadlineMs', attempts: 3 });
    expect(clock.nowMs() - startMs).toBe(1000);
    expect(count()).toBe(3);
    expect(clock.pending()).toBe(0);
  });

  test('of a client holds for each call, unless the call has its own', async () => {
    const clock = createVirtualClock();
    const client = createNexudusClient({ token: 'a', fetch: silent, clock, deadlineMs: 50 });
    const durationOf = async (options?: CallOptions): Promise<number> => {
      const startMs = clock.nowMs();
      await clock.settle(failureOf(client.chatMessages.get(1, options)));
      return clock.nowMs() - startMs;
    };
    expect(await durationOf()).toBe(50);
    expect(await durationOf({ deadlineMs: 70 })).toBe(70);
    expect(await durationOf({ deadlineMs: Infinity, retries: 0 })).toBe(60_000);
  });

  test('of a write in flight leaves its outcome unknown', async () => {
    const { clock, client } = setUp();
    const error = await clock.settle(failureOf(client.chatMessages.delete(1, { deadlineMs: 10 })));
    expect(error).toMatchObject({ name: 'OutcomeUnknownError', cause: { limit: 'deadlineMs' } });
  });

  test('of a write that was refused before it does not', async () => {
    const busy: Answer = () => Promise.resolve(empty(429, { headers: { 'Retry-After': '1' } }));
    const { clock, client } = setUp(busy, busy, busy, busy);
    const call = client.chatMessages.delete(1, { deadlineMs: 1500 });
    expect(await clock.settle(failureOf(call))).toMatchObject({
      name: 'ThrottledError',
      attempts: 2,
    });
  });
});

describe('an option of a call', () => {
  test.each<[CallOptions, ErrorConstructor]>([
    [{ timeoutMs: 0 }, RangeError],
    [{ timeoutMs: -1 }, RangeError],
    [{ timeoutMs: Number.NaN }, RangeError],
    [{ timeoutMs: 2 ** 31 }, RangeError],
    [{ timeoutMs: '100' as unknown as number }, TypeError],
    [{ deadlineMs: 0 }, RangeError],
    [{ retries: -1 }, RangeError],
    [{ retries: 1.5 }, RangeError],
    [{ retries: true as unknown as number }, TypeError],
  ])('%o is refused before anything is sent', async (options, type) => {
    const { client, count } = setUp(() => Promise.resolve(jsonResponse(record)));
    const error = await failureOf(client.chatMessages.get(1, options));
    expect(error).toBeInstanceOf(type);
    expect(count()).toBe(0);
    expect(() => createNexudusClient({ token: 'a', ...options })).toThrow(type);
  });
});
