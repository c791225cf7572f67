import { describe, expect, test } from 'vitest';

import { chooseWindow } from '../../../src/chat-messages/iteration/choose-window.ts';

describe('chooseWindow', () => {
  test('begins with the first page', () => {
    expect(chooseWindow(0, 100)).toEqual({ page: 1, size: 100 });
  });

  test.each([
    [100, 100, { page: 2, size: 99 }],
    [198, 100, { page: 3, size: 98 }],
    [25, 25, { page: 2, size: 24 }],
    [48, 25, { page: 3, size: 23 }],
  ])('after %i records, of at most %i, overlaps what was seen', (seen, size, window) => {
    expect(chooseWindow(seen, size)).toEqual(window);
  });

  test('takes a larger page where none of the size overlaps', () => {
    expect(chooseWindow(2, 2)).toEqual({ page: 1, size: 3 });
    expect(chooseWindow(12, 4)).toEqual({ page: 3, size: 5 });
  });

  test.each([10, 25, 100, 1000])('never stops short and never leaves a gap, by %i', (size) => {
    let pages = 0;
    let seen = 0;
    while (seen < 50 * size) {
      const window = chooseWindow(seen, size);
      const start = (window.page - 1) * window.size;
      expect(window.size).toBeLessThanOrEqual(size);
      expect(start).toBeLessThan(Math.max(1, seen));
      expect(start + window.size).toBeGreaterThan(seen);
      seen = start + window.size;
      pages++;
    }
    // What the overlap costs: the smaller the pages, the more.
    expect(pages / 50).toBeLessThan(1 + 3 / Math.sqrt(size));
  });
});
