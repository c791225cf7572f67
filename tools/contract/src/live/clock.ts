import { setTimeout as waitFor } from 'node:timers/promises';

/** Time as a run sees it, so that a test can let an hour pass at once. */
export interface Clock {
  readonly now: () => Date;
  /**
   * Waits that many milliseconds.
   *
   * @throws the signal's reason as soon as it is aborted
   */
  readonly wait: (durationMs: number, signal?: AbortSignal) => Promise<void>;
}

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  async wait(durationMs, signal) {
    await waitFor(durationMs, undefined, { signal }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
};

/** Time that passes by waiting alone. */
export function createVirtualClock(startedAt: Date): Clock {
  let nowMs = startedAt.getTime();
  return {
    now: () => new Date(nowMs),
    wait(durationMs, signal) {
      signal?.throwIfAborted();
      nowMs += durationMs;
      return Promise.resolve();
    },
  };
}
