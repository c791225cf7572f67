/** Time as this client sees it, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Calls back once after the delay; yields a function that prevents it. */
  readonly schedule: (callback: () => void, delayMs: number) => () => void;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
