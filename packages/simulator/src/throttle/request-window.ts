import type { RequestLimit } from './documented-limits.ts';

/** The requests that one client made under one limit. */
export interface RequestWindow {
  appliesTo(method: string): boolean;
  /** Milliseconds until one more request stays within the limit. */
  waitMs(nowMs: number): number;
  count(nowMs: number): void;
}

/** A sliding window: remembers the times of as many requests as the limit allows, in a ring. */
export function createRequestWindow({ requests, windowMs, methods }: RequestLimit): RequestWindow {
  const timesMs: number[] = [];
  let oldest = 0;
  return {
    appliesTo: (method) => methods?.includes(method) ?? true,
    waitMs(nowMs) {
      const oldestMs = timesMs[oldest];
      if (timesMs.length < requests || oldestMs === undefined) return 0;
      return Math.max(0, oldestMs + windowMs - nowMs);
    },
    count(nowMs) {
      timesMs[oldest] = nowMs;
      oldest = (oldest + 1) % requests;
    },
  };
}
