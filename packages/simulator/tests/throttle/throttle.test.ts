import { beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, defaultUser, roleUsers, type Simulator } from '../../src/index.ts';
import { createRequestWindow } from '../../src/throttle/request-window.ts';
import { createThrottle, type Throttle } from '../../src/throttle/throttle.ts';
import { ask, resource } from '../ask.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

let nowMs: number;
const clock = () => new Date(nowMs);
beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1);
});

describe('createThrottle', () => {
  let throttle: Throttle;
  beforeEach(() => {
    throttle = createThrottle({ mode: 'documented', status: 409 }, clock);
  });

  it('lets one request pass in 100 ms', () => {
    expect(throttle.admit('client', 'GET')).toBe(0);
    nowMs += 99;
    expect(throttle.admit('client', 'GET')).toBe(1);
    nowMs += 1;
    expect(throttle.admit('client', 'GET')).toBe(0);
  });

  // Each pace is slow enough for the limits of shorter windows.
  it.each([
    { name: '120 in a minute', method: 'GET', requests: 120, everyMs: 100, windowMs: minuteMs },
    { name: '5000 in an hour', method: 'GET', requests: 5000, everyMs: 700, windowMs: hourMs },
    {
      name: '60 writes in a minute',
      method: 'POST',
      requests: 60,
      everyMs: 100,
      windowMs: minuteMs,
    },
    {
      name: '5000 writes in a day',
      method: 'DELETE',
      requests: 5000,
      everyMs: 1100,
      windowMs: dayMs,
    },
  ])('lets $name pass, and one more when the first is over', (limit) => {
    const { method, requests, everyMs, windowMs } = limit;
    for (let made = 0; made < requests; made += 1) {
      expect(throttle.admit('client', method)).toBe(0);
      nowMs += everyMs;
    }
    const waitMs = windowMs - requests * everyMs;
    expect(throttle.admit('client', method)).toBe(waitMs);
    nowMs += waitMs;
    expect(throttle.admit('client', method)).toBe(0);
  });

  it('lets reads pass where only writes have to wait', () => {
    for (let made = 0; made < 60; made += 1) {
      throttle.admit('client', 'PUT');
      nowMs += 100;
    }
    expect(throttle.admit('client', 'PUT')).toBeGreaterThan(0);
    expect(throttle.admit('client', 'GET')).toBe(0);
  });

  it('counts each client by itself, and no request that had to wait', () => {
    expect(throttle.admit('one', 'GET')).toBe(0);
    expect(throttle.admit('two', 'GET')).toBe(0);
    expect(throttle.admit('one', 'GET')).toBe(100);
    expect(throttle.admit('one', 'GET')).toBe(100);
  });

  it('forgets what it counted when it is configured', () => {
    throttle.admit('client', 'GET');
    throttle.configure({ status: 429 });
    expect(throttle.admit('client', 'GET')).toBe(0);
  });
});

describe('createRequestWindow', () => {
  it('holds 200000 requests a day, which the hourly limit hides from a client', () => {
    const window = createRequestWindow({ requests: 200_000, windowMs: dayMs });
    for (let made = 0; made < 200_000; made += 1) {
      expect(window.waitMs(made)).toBe(0);
      window.count(made);
    }
    expect(window.waitMs(200_000)).toBe(dayMs - 200_000);
    expect(window.waitMs(dayMs)).toBe(0);
  });
});

describe('a throttled simulator', () => {
  let simulator: Simulator;
  beforeEach(() => {
    simulator = createSimulator({ messages: 3, throttle: 'documented', clock });
  });

  it('answers 409 in the published form', async () => {
    expect((await ask(simulator, 'GET', resource)).status).toBe(200);
    const throttled = await ask(simulator, 'GET', resource);
    expect(throttled.status).toBe(409);
    expect(throttled.statusText).toBe('You must wait before accessing this url again.');
    expect(throttled.headers.get('retry-after')).toBe('1');
    expect(throttled.text).toBe('');
  });

  it('asks to wait for whole seconds, never for less than it takes', async () => {
    for (let made = 0; made < 120; made += 1) {
      expect((await ask(simulator, 'GET', resource)).status).toBe(200);
      nowMs += 101;
    }
    const throttled = await ask(simulator, 'GET', resource);
    expect(throttled.headers.get('retry-after')).toBe('48');
  });

  it('answers 429 in the observed form if told to', async () => {
    simulator.throttle.configure({ status: 429 });
    await ask(simulator, 'GET', resource);
    const throttled = await ask(simulator, 'GET', resource);
    expect(throttled.status).toBe(429);
    expect(throttled.text).toMatch(/Wait 0\.1 seconds/);
    expect(throttled.headers.get('retry-after')).toBeNull();
  });

  it('does not apply a write that has to wait', async () => {
    const body = { BusinessId: 1, Action: 1, Content: 'a' };
    await ask(simulator, 'POST', resource, { body });
    expect((await ask(simulator, 'POST', resource, { body })).status).toBe(409);
    expect(simulator.store.size).toBe(4);
  });

  it('counts a user by whatever means it signs in, and other users apart', async () => {
    const { username, password } = defaultUser;
    const body = new URLSearchParams({ grant_type: 'password', username, password });
    expect((await ask(simulator, 'POST', '/api/token', { user: null, body })).status).toBe(200);
    expect((await ask(simulator, 'GET', resource)).status).toBe(409);
    const user = roleUsers['OpenAiChatMessage-List'] ?? null;
    expect((await ask(simulator, 'GET', resource, { user })).status).toBe(200);
  });

  it('is off unless asked for', async () => {
    simulator = createSimulator({ messages: 3, clock });
    for (let made = 0; made < 200; made += 1)
      expect((await ask(simulator, 'GET', resource)).status).toBe(200);
  });
});
