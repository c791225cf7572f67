import {
  assert,
  array,
  asyncProperty,
  constantFrom,
  integer,
  record as shape,
  tuple,
} from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createPacer } from '../../src/pacing/create-pacer.ts';
import { documentedLimits } from '../../src/index.ts';
import type { RequestLimit } from '../../src/index.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

interface Admission {
  readonly method: string;
  readonly atMs: number;
}

const never = new AbortController().signal;

/** The most requests that lie within any window of that length. */
function mostWithin(timesMs: readonly number[], windowMs: number): number {
  let most = 0;
  for (let first = 0, last = 0; last < timesMs.length; last += 1) {
    while ((timesMs[last] ?? 0) - (timesMs[first] ?? 0) >= windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function expectWithin(admissions: readonly Admission[], limits: readonly RequestLimit[]): void {
  for (const { requests, windowMs, methods } of limits) {
    const counted = admissions.filter(({ method }) => methods?.includes(method) ?? true);
    const timesMs = counted.map(({ atMs }) => atMs);
    expect(mostWithin(timesMs, windowMs)).toBeLessThanOrEqual(requests);
  }
}

const method = constantFrom('GET', 'POST', 'PUT', 'DELETE');
const limit = shape({
  requests: integer({ min: 1, max: 6 }),
  windowMs: integer({ min: 1, max: 500 }),
});

describe('createPacer', () => {
  test('never exceeds a limit in any window, and lets each request pass in the end', async () => {
    const scenario = asyncProperty(
      array(limit, { minLength: 1, maxLength: 3 }),
      limit,
      array(tuple(method, integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 40 }),
      async (general, forWrites, arrivals) => {
        const limits = [...general, { ...forWrites, methods: ['POST', 'PUT', 'DELETE'] }];
        const clock = createVirtualClock();
        const pacer = createPacer(limits, clock);
        const admissions: Admission[] = [];
        let arrivesMs = 0;
        const passed = arrivals.map(async ([name, gapMs]) => {
          arrivesMs += gapMs;
          const delayMs = arrivesMs;
          await new Promise<void>((resolve) => clock.schedule(resolve, delayMs));
          await pacer.admit(name, never);
          admissions.push({ method: name, atMs: clock.nowMs() });
        });
        await clock.settle(Promise.all(passed));
        expect(admissions).toHaveLength(arrivals.length);
        expectWithin(admissions, limits);
        expect(clock.pending()).toBe(0);
      },
    );
    await assert(scenario, { numRuns: 60 });
  });

  test('lets as much pass as the documented limits allow', async () => {
    const clock = createVirtualClock();
    const pacer = createPacer(documentedLimits, clock);
    const startMs = clock.nowMs();
    const admissions: Admission[] = [];
    const passed = Array.from({ length: 360 }, async (_, index) => {
      const name = index % 3 === 0 ? 'PUT' : 'GET';
      await pacer.admit(name, never);
      admissions.push({ method: name, atMs: clock.nowMs() });
    });
    await clock.settle(Promise.all(passed));
    expectWithin(admissions, documentedLimits);
    expect(clock.nowMs() - startMs).toBeLessThan(2 * 60_000 + 15_000);
  });

  test('can be seen to fail: without limits there is more than one at once', async () => {
    const clock = createVirtualClock();
    const pacer = createPacer([], clock);
    const passed = ['GET', 'GET'].map(async (name) => {
      await pacer.admit(name, never);
      return { method: name, atMs: clock.nowMs() };
    });
    const admissions = await Promise.all(passed);
    expect(clock.pending()).toBe(0);
    expect(() => {
      expectWithin(admissions, documentedLimits);
    }).toThrow();
  });

  test('lets requests of a kind pass in order of arrival', async () => {
    const clock = createVirtualClock();
    const pacer = createPacer([{ requests: 2, windowMs: 100 }], clock);
    const order: number[] = [];
    const passed = [0, 1, 2, 3, 4, 5].map(async (index) => {
      await pacer.admit('GET', never);
      order.push(index);
    });
    await clock.settle(Promise.all(passed));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('lets reads overtake writes whose own limit is used up', async () => {
    const clock = createVirtualClock();
    const pacer = createPacer([{ requests: 1, windowMs: 60_000, methods: ['PUT'] }], clock);
    const startMs = clock.nowMs();
    await pacer.admit('PUT', never);
    const second = pacer.admit('PUT', never);
    await pacer.admit('GET', never);
    expect(clock.nowMs()).toBe(startMs);
    await clock.settle(second);
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(60_000);
  });

  test('gives up the place of a request that is aborted', async () => {
    const clock = createVirtualClock();
    const pacer = createPacer([{ requests: 1, windowMs: 1000 }], clock);
    const controller = new AbortController();
    const reason = new Error('enough');
    await pacer.admit('GET', never);
    const aborted = pacer.admit('GET', controller.signal);
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    expect(clock.pending()).toBe(0);
    const startMs = clock.nowMs();
    await clock.settle(Promise.resolve(pacer.admit('GET', never)));
    expect(clock.nowMs() - startMs).toBeLessThanOrEqual(1020);
    await expect(pacer.admit('GET', AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test('holds everything back while the API has asked to wait', async () => {
    const clock = createVirtualClock();
    const pacer = createPacer([], clock);
    const startMs = clock.nowMs();
    pacer.pause(5000);
    pacer.pause(1000);
    await clock.settle(Promise.resolve(pacer.admit('GET', never)));
    expect(clock.nowMs() - startMs).toBe(5000);
  });

  test('is not held up by a clock that is set back', async () => {
    const clock = createVirtualClock();
    let offsetMs = 0;
    const shifted = { ...clock, nowMs: () => clock.nowMs() + offsetMs };
    const pacer = createPacer([{ requests: 1, windowMs: 100 }], shifted);
    await pacer.admit('GET', never);
    offsetMs = -3_600_000;
    const startMs = clock.nowMs();
    await clock.settle(Promise.resolve(pacer.admit('GET', never)));
    expect(clock.nowMs() - startMs).toBeLessThan(200);
  });
});
