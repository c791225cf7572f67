/** What ends the requests of an iteration: the caller's signal, or the iteration itself. */
export interface Ending {
  readonly signal: AbortSignal;
  readonly end: () => void;
}

export function createEnding(given: AbortSignal | undefined): Ending {
  const controller = new AbortController();
  const { signal } = controller;
  return {
    signal: given ? AbortSignal.any([given, signal]) : signal,
    end() {
      controller.abort();
    },
  };
}
