import { describe, expect, test } from 'vitest';

import { createRequestWindow } from '../../src/pacing/request-window.ts';

const dayMs = 86_400_000;

describe('createRequestWindow', () => {
  test('lets as many requests pass as the limit says, and no more', () => {
    const window = createRequestWindow({ requests: 200_000, windowMs: dayMs });
    const timesMs: number[] = [];
    // Once every 400 ms, as long as it may, for two days and a half.
    for (let nowMs = 0; nowMs < 2.5 * dayMs; nowMs += 400) {
      if (window.waitMs(nowMs) > 0) continue;
      window.count(nowMs);
      timesMs.push(nowMs);
    }
    let first = 0;
    let most = 0;
    for (const [last, atMs] of timesMs.entries()) {
      while (atMs - (timesMs[first] ?? 0) >= dayMs) first += 1;
      most = Math.max(most, last - first + 1);
    }
    expect(most).toBe(200_000);
  });

  test('is free again no more than a thousandth of the window later than it could be', () => {
    const window = createRequestWindow({ requests: 5000, windowMs: 3_600_000 });
    for (let count = 0; count < 5000; count += 1) window.count(count * 10);
    expect(window.waitMs(50_000)).toBeLessThanOrEqual(3_600_000 - 50_000 + 3600 + 20);
    expect(window.waitMs(3_600_000 + 3600 + 20)).toBe(0);
  });

  test.each([
    ['GET', undefined, true],
    ['GET', ['POST'], false],
    ['POST', ['POST'], true],
  ])('applies to %s of %o: %o', (method, methods, expected) => {
    const window = createRequestWindow({ requests: 1, windowMs: 1, ...(methods && { methods }) });
    expect(window.appliesTo(method)).toBe(expected);
  });
});
