import { describe, expect, test } from 'vitest';

import { toUtcMinute } from '../../src/chat-messages/utc-minute.ts';

describe('toUtcMinute', () => {
  test.each([
    [new Date('2025-01-31T10:30:00Z'), '2025-01-31T10:30', '2025-01-31T10:30'],
    [new Date('2025-01-31T10:30:59.999Z'), '2025-01-31T10:30', '2025-01-31T10:31'],
    [new Date('2025-12-31T23:59:00.001Z'), '2025-12-31T23:59', '2026-01-01T00:00'],
    ['2025-01-31', '2025-01-31T00:00', '2025-02-01T00:00'],
    ['2024-02-29', '2024-02-29T00:00', '2024-03-01T00:00'],
    ['2025-01-31T10:30', '2025-01-31T10:30', '2025-01-31T10:30'],
    ['2025-01-31T10:30:00', '2025-01-31T10:30', '2025-01-31T10:30'],
    ['2025-01-31T10:30:00.0001', '2025-01-31T10:30', '2025-01-31T10:31'],
    ['2025-01-31T10:30Z', '2025-01-31T10:30', '2025-01-31T10:30'],
    ['2025-01-31T10:30+02:00', '2025-01-31T08:30', '2025-01-31T08:30'],
    ['2025-01-31T10:30:30-05:30', '2025-01-31T16:00', '2025-01-31T16:01'],
    ['0001-01-01T00:00', '0001-01-01T00:00', '0001-01-01T00:00'],
  ])('of %o is %s as a lower bound and %s as an upper one', (time, from, to) => {
    expect(toUtcMinute(time, 'from', 'x')).toBe(from);
    expect(toUtcMinute(time, 'to', 'x')).toBe(to);
  });

  test.each([
    '',
    '2025-02-29',
    '2025-02-31T10:00',
    '2025-13-01',
    '2025-01-31T10:60',
    '2025-01-31T25:00',
    '2025-01-31 10:30',
    '2025-01-31T10',
    '20250131',
    'yesterday',
    '2025-01-31T10:30\n',
    new Date(Number.NaN),
    new Date(Date.UTC(10_000, 0)),
    new Date(-1e14),
  ])('refuses %o', (time) => {
    expect(() => toUtcMinute(time, 'from', 'createdFromUtc')).toThrow(RangeError);
    expect(() => toUtcMinute(time, 'to', 'createdFromUtc')).toThrow(/^createdFromUtc must be/);
  });
});
