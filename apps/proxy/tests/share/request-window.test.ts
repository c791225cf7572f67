import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestWindow } from '../../src/share/request-window.ts';

function createTestWindow(startMs = 1_000_000) {
  let nowMs = startMs;
  const window = createRequestWindow(() => nowMs);
  return {
    take: (maxRequests: number) => window.take(maxRequests),
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('createRequestWindow', () => {
  it('counts down, refuses, and says when there is more', () => {
    const { take, advance } = createTestWindow();
    expect(take(2)).toEqual({ isExceeded: false, remaining: 1, resetSeconds: 61 });
    advance(10_000);
    expect(take(2)).toEqual({ isExceeded: false, remaining: 0, resetSeconds: 51 });
    expect(take(2)).toEqual({ isExceeded: true, remaining: 0, resetSeconds: 51 });
    advance(51_000);
    expect(take(2)).toEqual({ isExceeded: false, remaining: 0, resetSeconds: 10 });
    expect(take(2).isExceeded).toBe(true);
  });

  it('does not count what it refuses', () => {
    const { take, advance } = createTestWindow();
    for (let count = 0; count < 100; count += 1) take(1);
    advance(61_000);
    expect(take(1).isExceeded).toBe(false);
  });

  it('follows a ceiling that changes', () => {
    const { take } = createTestWindow();
    for (let count = 0; count < 5; count += 1) take(5);
    expect(take(5).isExceeded).toBe(true);
    expect(take(10)).toMatchObject({ isExceeded: false, remaining: 4 });
    expect(take(2)).toMatchObject({ isExceeded: true, remaining: 0 });
  });

  it('lets no more through in any minute, and whoever waits as told is served', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.nat(5_000),
        fc.array(fc.nat(20_000), { maxLength: 100 }),
        (maxRequests, startMs, waitsMs) => {
          const { take, advance } = createTestWindow(startMs);
          let nowMs = 0;
          const passedAtMs: number[] = [];
          for (const waitMs of waitsMs) {
            advance(waitMs);
            nowMs += waitMs;
            const quota = take(maxRequests);
            if (!quota.isExceeded) passedAtMs.push(nowMs);
            else if (waitMs % 2 === 0) {
              advance(quota.resetSeconds * 1_000);
              nowMs += quota.resetSeconds * 1_000;
              expect(take(maxRequests).isExceeded).toBe(false);
              passedAtMs.push(nowMs);
            }
            const inLastMinute = passedAtMs.filter((ms) => ms > nowMs - 60_000);
            expect(inLastMinute.length).toBeLessThanOrEqual(maxRequests);
          }
        },
      ),
    );
  });
});
