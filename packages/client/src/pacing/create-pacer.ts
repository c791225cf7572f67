import { beforeAbort } from '../answer/before-abort.ts';
import type { Clock } from '../answer/clock.ts';
import type { Pacer, RequestLimit } from './pacing-limits.ts';
import { createRequestWindow } from './request-window.ts';
import type { RequestWindow } from './request-window.ts';

interface Waiting {
  readonly method: string;
  readonly admit: () => void;
  readonly signal: AbortSignal;
}

/**
 * Lets requests pass in order of arrival, none earlier than every limit allows. A method whose own
 * limit is used up waits by itself: the others overtake it.
 */
export function createPacer(limits: readonly RequestLimit[], clock: Clock): Pacer {
  const windows: readonly RequestWindow[] = limits.map(createRequestWindow);
  let queue: Waiting[] = [];
  let pausedUntilMs = 0;
  let stopTimer: (() => void) | undefined;
  // Time that never goes back, whatever becomes of the clock: a window would seem to last for hours.
  let elapsedMs = 0;
  let lastMs = clock.nowMs();
  const advance = (): number => {
    const nowMs = clock.nowMs();
    elapsedMs += Math.max(0, nowMs - lastMs);
    lastMs = nowMs;
    return elapsedMs;
  };

  const drain = (): void => {
    stopTimer?.();
    stopTimer = undefined;
    const nowMs = advance();
    const blocked = new Set<string>();
    let nextMs = Infinity;
    queue = queue.filter(({ method, admit, signal }) => {
      if (signal.aborted) return false;
      if (blocked.has(method)) return true;
      const limiting = windows.filter((window) => window.appliesTo(method));
      const waitsMs = limiting.map((window) => window.waitMs(nowMs));
      const waitMs = Math.max(pausedUntilMs - nowMs, ...waitsMs);
      if (waitMs > 0) {
        blocked.add(method);
        nextMs = Math.min(nextMs, waitMs);
        return true;
      }
      for (const window of limiting) window.count(nowMs);
      admit();
      return false;
    });
    if (queue.length > 0) stopTimer = clock.schedule(drain, nextMs);
  };

  return {
    admit(method, signal) {
      const admitted = new Promise<void>((resolve) => {
        queue.push({ method, admit: resolve, signal });
        drain();
      });
      return beforeAbort(admitted, signal).finally(() => {
        // One that was aborted leaves its place, and without anybody waiting there is no timer.
        if (signal.aborted) drain();
      });
    },
    pause(pauseMs) {
      pausedUntilMs = Math.max(pausedUntilMs, advance() + pauseMs);
    },
  };
}
