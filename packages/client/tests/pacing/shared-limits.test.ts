import { afterEach, describe, expect, test, vi } from 'vitest';

import { basic, bearer, createNexudusClient, passwordGrant } from '../../src/index.ts';
import type { Authentication, NexudusClient, NexudusClientOptions } from '../../src/index.ts';
import { empty } from '../fixtures/answers.ts';
import { record } from '../fixtures/messages.ts';
import { jsonResponse } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';
import type { VirtualClock } from '../fixtures/virtual-clock.ts';

const limits = { windows: [{ requests: 1, windowMs: 1000 }] };

/** How far apart, in milliseconds, a request of each client leaves when both are sent at once. */
async function gapOf(
  clock: VirtualClock,
  options: [Partial<NexudusClientOptions>, Partial<NexudusClientOptions>],
): Promise<number> {
  const timesMs: number[] = [];
  const fetch = (): Promise<Response> => {
    timesMs.push(clock.nowMs());
    return Promise.resolve(jsonResponse(record));
  };
  const clients = options.map((own): NexudusClient =>
    createNexudusClient({ fetch, clock, limits, ...own }),
  );
  await clock.settle(Promise.all(clients.map(({ chatMessages }) => chatMessages.get(1))));
  return Math.max(...timesMs) - Math.min(...timesMs);
}

const source = (): string => 'token-1';
const custom: Authentication = { authorization: () => Promise.resolve('Bearer x') };

describe('limits', () => {
  test.each<[string, Partial<NexudusClientOptions>, Partial<NexudusClientOptions>]>([
    ['the same token', { token: 'a' }, { auth: bearer('a') }],
    ['the same source of tokens', { auth: bearer(source) }, { auth: bearer(source) }],
    ['the same user', { auth: basic('jane', 'x') }, { auth: basic('jane', 'y') }],
    ['the same object', { auth: custom }, { auth: custom }],
    [
      'the same account, by name',
      { token: 'a', limits: { ...limits, account: 'ops' } },
      { token: 'b', limits: { ...limits, account: 'ops' } },
    ],
  ])('are shared by clients with %s', async (_title, one, other) => {
    expect(await gapOf(createVirtualClock(), [one, other])).toBeGreaterThanOrEqual(1000);
  });

  test.each<[string, Partial<NexudusClientOptions>, Partial<NexudusClientOptions>]>([
    ['other tokens', { token: 'a' }, { token: 'b' }],
    ['other users', { auth: basic('jane', 'x') }, { auth: basic('john', 'x') }],
    ['other base URLs', { token: 'a' }, { token: 'a', baseUrl: 'https://gate.example' }],
    ['no limits', { token: 'a' }, { token: 'a', limits: false }],
    [
      'other limits',
      { token: 'a' },
      { token: 'a', limits: { windows: [{ requests: 2, windowMs: 1000 }] } },
    ],
  ])('are not shared by clients with %s', async (_title, one, other) => {
    expect(await gapOf(createVirtualClock(), [one, other])).toBe(0);
  });

  test('count the sign-in and every retry', async () => {
    const clock = createVirtualClock();
    const startMs = clock.nowMs();
    const timesMs: number[] = [];
    const token = { access_token: 'a', expires_in: 3600, refresh_token: 'b' };
    const fetch = (request: Request): Promise<Response> => {
      timesMs.push(clock.nowMs() - startMs);
      const isToken = request.url.endsWith('/api/token');
      if (isToken) return Promise.resolve(jsonResponse(token));
      return Promise.resolve(timesMs.length < 4 ? empty(503) : jsonResponse(record));
    };
    const auth = passwordGrant({ username: 'jane', password: 'x' });
    const client = createNexudusClient({ auth, fetch, clock, limits });
    await clock.settle(client.chatMessages.get(1));
    expect(timesMs).toEqual([0, 1020, 2040, 3060]);
  });

  test('hold everybody back when the API asks one request to wait', async () => {
    const clock = createVirtualClock();
    const startMs = clock.nowMs();
    const timesMs: number[] = [];
    const fetch = (): Promise<Response> => {
      timesMs.push(clock.nowMs() - startMs);
      const answer = empty(409, { headers: { 'Retry-After': '30' } });
      return Promise.resolve(timesMs.length === 1 ? answer : jsonResponse(record));
    };
    const client = createNexudusClient({ token: 'a', fetch, clock, limits });
    await clock.settle(Promise.all([client.chatMessages.get(1), client.chatMessages.get(2)]));
    expect(timesMs[1]).toBeGreaterThanOrEqual(30_000);
  });

  test('wait no longer than the deadline', async () => {
    const clock = createVirtualClock();
    const fetch = (): Promise<Response> => Promise.resolve(jsonResponse(record));
    const client = createNexudusClient({ token: 'a', fetch, clock, limits, deadlineMs: 500 });
    const calls = [1, 2].map((id) => client.chatMessages.get(id));
    const [, second] = await clock.settle(Promise.allSettled(calls));
    expect(second).toMatchObject({
      reason: { name: 'TimeoutError', limit: 'deadlineMs', attempts: 0 },
    });
  });

  test.each([
    { windows: [{ requests: 0, windowMs: 1 }] },
    { windows: [{ requests: 1.5, windowMs: 1 }] },
    { windows: [{ requests: 1, windowMs: 0 }] },
    { windows: [{ requests: 1, windowMs: Number.NaN }] },
  ])('of %o are refused', (refused) => {
    expect(() => createNexudusClient({ token: 'a', limits: refused })).toThrow(RangeError);
  });

  describe('by default', () => {
    afterEach(() => {
      vi.unstubAllGlobals();
    });

    test.each<[string, Partial<NexudusClientOptions>, number]>([
      ['Nexudus itself', {}, 120],
      ['a proxy', { baseUrl: 'https://gate.example' }, 0],
      ['a fetch of your own', { fetch: () => Promise.resolve(jsonResponse(record)) }, 0],
      ['limits: false', { limits: false }, 0],
    ])('for %s', async (_title, options, gapMs) => {
      const clock = createVirtualClock();
      const startMs = clock.nowMs();
      vi.stubGlobal('fetch', () => Promise.resolve(jsonResponse(record)));
      const client = createNexudusClient({
        token: 'default',
        clock,
        ...options,
      } as NexudusClientOptions);
      await clock.settle(Promise.all([client.chatMessages.get(1), client.chatMessages.get(2)]));
      expect(clock.nowMs() - startMs).toBe(gapMs);
    });
  });
});
