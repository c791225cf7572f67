import { StateUnavailableError } from './state-unavailable-error.ts';
import type { StateRows } from './state-rows.ts';

/** Locks by name among the callers of this process. */
export function createLocalLock(): StateRows['withLock'] {
  const holders = new Map<string, Promise<unknown>>();
  return async (name, run, { waitTimeoutMs = 10_000, holdTimeoutMs = 30_000 } = {}) => {
    const deadlineMs = performance.now() + waitTimeoutMs;
    for (let holder = holders.get(name); holder; holder = holders.get(name))
      if (!(await settlesWithin(holder, deadlineMs - performance.now())))
        throw new StateUnavailableError(new Error('The lock is held for too long'));
    const result = run();
    const held = settlesWithin(result, holdTimeoutMs);
    holders.set(name, held);
    void held.then(() => {
      if (holders.get(name) === held) holders.delete(name);
    });
    return result;
  };
}

async function settlesWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<boolean>((resolve) => {
    timer = setTimeout(
      () => {
        resolve(false);
      },
      Math.max(timeoutMs, 0),
    );
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, expired]);
  } finally {
    clearTimeout(timer);
  }
}
