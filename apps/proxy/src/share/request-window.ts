/** How many requests a consumer has left. */
export interface Quota {
  readonly isExceeded: boolean;
  readonly remaining: number;
  /** Until some of those that were made no longer count. */
  readonly resetSeconds: number;
}

export interface RequestWindow {
  /** Counts a request, unless it would be one more than `maxRequests`. */
  take(maxRequests: number): Quota;
}

/** Length of the window. */
export const windowSeconds = 60;

/**
 * Counts the requests of the last minute. They are kept by the second in which they were made and
 * count until that second is a whole minute past: never is one more let through in any minute, and
 * memory does not grow with the ceiling.
 *
 * @param nowMs a clock that is never set back
 */
export function createRequestWindow(nowMs: () => number): RequestWindow {
  const seconds: { readonly second: number; count: number }[] = [];
  let used = 0;
  return {
    take(maxRequests) {
      const second = Math.floor(nowMs() / 1_000);
      while (seconds[0] && seconds[0].second < second - windowSeconds)
        used -= seconds.shift()?.count ?? 0;
      const isExceeded = used >= maxRequests;
      if (!isExceeded) {
        used += 1;
        const last = seconds.at(-1);
        if (last?.second === second) last.count += 1;
        else seconds.push({ second, count: 1 });
      }
      return {
        isExceeded,
        remaining: Math.max(0, maxRequests - used),
        resetSeconds: (seconds[0]?.second ?? second) + windowSeconds + 1 - second,
      };
    },
  };
}
