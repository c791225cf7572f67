import { describe, expect, it } from 'vitest';
import { createRecentTokens } from '../../src/shaping/recent-tokens.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';

describe('createRecentTokens', () => {
  it('keeps as many as it may, and those that are used', () => {
    const recent = createRecentTokens({
      ...{ maxAgeMs: 1_000, maxCount: 2 },
      clock: createManualClock().now,
    });
    recent.set('a', 'token a');
    recent.set('b', 'token b');
    expect(recent.get('a')).toBe('token a');
    recent.set('c', 'token c');
    expect(['a', 'b', 'c'].map((digest) => recent.get(digest))).toEqual([
      ...['token a', undefined, 'token c'],
    ]);
  });

  it('forgets what is too old, however often it was used', () => {
    const clock = createManualClock();
    const recent = createRecentTokens({ maxAgeMs: 1_000, clock: clock.now });
    recent.set('a', 'token a');
    clock.advance(999);
    expect(recent.get('a')).toBe('token a');
    clock.advance(1);
    expect(recent.get('a')).toBeUndefined();
  });
});
