import type { Writable } from 'node:stream';

import { SingleBar } from 'cli-progress';

/** Shows on a terminal how far long work has come; nothing anywhere else. */
export interface ProgressBar {
  /** `total` where it is known by now. */
  update(count: number, total?: number): void;
  /** Takes the bar away again. */
  stop(): void;
}

// Faster work needs no bar.
const delayMs = 500;

/** @param what is counted, such as `verified` */
export function createProgressBar(
  stream: Writable & { readonly isTTY?: boolean },
  what: string,
  total: number,
): ProgressBar {
  if (stream.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream,
    format: `${what} {bar} {percentage}%  {value} of {total} entries, {eta_formatted} left`,
    barCompleteChar: '=',
    barIncompleteChar: '-',
    clearOnComplete: true,
    hideCursor: true,
    fps: 5,
    // The command ends by itself at Ctrl-C.
    gracefulExit: false,
  });
  const from = performance.now() + delayMs;
  let isShown = false;
  return {
    update(count, known = total) {
      if (!isShown && performance.now() < from) return;
      if (isShown) bar.setTotal(known);
      else bar.start(known, count);
      isShown = true;
      bar.update(Math.min(count, known));
    },
    stop() {
      if (isShown) bar.stop();
      isShown = false;
    },
  };
}
