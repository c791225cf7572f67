import { describe, expect, test } from 'vitest';

import { compareClientCalls } from '../src/client-call/compare-client-calls.ts';
import { formatClientCalls } from '../src/client-call/format-client-calls.ts';
import { median } from '../src/median.ts';

const own = '@nexudus-toolkit/client';

describe('compareClientCalls', () => {
  test('compares within a round, so that a slow one changes nothing', () => {
    const calls = compareClientCalls([
      { name: 'fetch', mediansUs: [100, 1000, 100] },
      { name: own, mediansUs: [150, 1500, 150] },
      { name: 'another', mediansUs: [300, 3000, 300] },
    ]);
    expect(calls.map(({ overheadUs }) => overheadUs)).toEqual([0, 50, 200]);
    expect(calls.map(({ perFetch }) => perFetch)).toEqual([1, 1.5, 3]);
    expect(calls.map(({ ownPerThis }) => ownPerThis)).toEqual([1.5, 1, 0.5]);
  });

  test('needs fetch and our client', () => {
    expect(() => compareClientCalls([])).toThrow('fetch was not measured');
  });
});

test.each([
  [60, 'met: 60 µs.'],
  [61, 'not met: 61 µs.'],
])('formatClientCalls judges %d µs over fetch', (overheadUs, verdict) => {
  const calls = [{ name: own, callUs: 200, overheadUs, perFetch: 1.4, ownPerThis: 1 }];
  expect(formatClientCalls(calls)).toContain(` is ${verdict}`);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[7], 7],
  [[], Number.NaN],
])('median of %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});
