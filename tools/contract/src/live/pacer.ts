import { createVirtualClock, type Clock } from './clock.ts';
import type { RequestLimit } from './read-ledger.ts';

/** Holds requests back, so that no limit is exceeded. */
export interface Pacer {
  /** Waits until one more request is within every limit. */
  enter(method: string, signal?: AbortSignal): Promise<void>;
  /**
   * Counts a request, when its answer is there. It reached the server before, and the next one will
   * reach it after, so the limits hold at the server too, however long the way there takes.
   */
  leave(method: string): void;
}

export interface PacerOptions {
  readonly limits: readonly RequestLimit[];
  readonly clock: Clock;
}

export function createPacer({ limits, clock }: PacerOptions): Pacer {
  const windows = limits.map((limit) => ({ ...limit, timesMs: [] as number[] }));
  const windowsOf = (method: string) =>
    windows.filter(({ methods }) => methods?.includes(method) ?? true);

  return {
    async enter(method, signal) {
      const nowMs = clock.now().getTime();
      const freeAtMs = windowsOf(method).map(({ timesMs, requests, windowMs }) => {
        const oldestMs = timesMs.at(-requests);
        return oldestMs === undefined ? nowMs : oldestMs + windowMs;
      });
      const waitMs = Math.max(...freeAtMs, nowMs) - nowMs;
      if (waitMs > 0) await clock.wait(waitMs, signal);
    },
    leave(method) {
      const nowMs = clock.now().getTime();
      for (const { timesMs, requests } of windowsOf(method)) {
        timesMs.push(nowMs);
        if (timesMs.length > requests) timesMs.shift();
      }
    },
  };
}

/** The least time that so many requests take under the limits, in milliseconds. */
export async function estimateDurationMs(
  limits: readonly RequestLimit[],
  methods: readonly string[],
): Promise<number> {
  const clock = createVirtualClock(new Date(0));
  const pacer = createPacer({ limits, clock });
  for (const method of methods) {
    await pacer.enter(method);
    pacer.leave(method);
  }
  return clock.now().getTime();
}
