import { Writable } from 'node:stream';

import { describe, expect, it, vi } from 'vitest';

import { createProgressBar } from '../../src/command-line/progress-bar.ts';

function createStream(isTTY: boolean): {
  readonly stream: Writable & { readonly isTTY: boolean };
  readonly shown: () => string;
} {
  let shown = '';
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      shown += String(chunk);
      callback();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), shown: () => shown };
}

describe('createProgressBar', () => {
  it('shows on a terminal how far long work has come, and goes away', () => {
    vi.useFakeTimers();
    const { stream, shown } = createStream(true);
    const bar = createProgressBar(stream, 'verified', 200);
    bar.update(10);
    expect(shown()).toBe('');
    vi.advanceTimersByTime(1000);
    bar.update(50);
    vi.advanceTimersByTime(1000);
    expect(shown()).toContain('25%  50 of 200 entries');
    bar.stop();
    vi.useRealTimers();
  });

  it('shows nothing where no terminal is', () => {
    vi.useFakeTimers();
    const { stream, shown } = createStream(false);
    const bar = createProgressBar(stream, 'verified', 200);
    vi.advanceTimersByTime(1000);
    bar.update(50);
    vi.advanceTimersByTime(1000);
    bar.stop();
    expect(shown()).toBe('');
    vi.useRealTimers();
  });
});
