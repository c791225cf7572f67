import type { CheckName } from './checks/check.ts';
import { runCheck, type CheckContext } from './checks/run-check.ts';
import { inParallel } from './sandbox/in-parallel.ts';

/** The checks cannot judge: one of them fails without any fault. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

/** A check that takes this much longer than it did without a fault is hanging, not just slow. */
const patience = 10;
const minimumTimeoutMs = 60_000;
const baselineTimeoutMs = 300_000;

/**
 * Runs checks without a fault, several at a time, each in any of the folders.
 *
 * @returns how long each may take from now on
 * @throws BaselineError naming the check that fails
 */
export async function runBaseline(
  names: readonly CheckName[],
  folders: readonly string[],
  context: CheckContext,
): Promise<ReadonlyMap<CheckName, number>> {
  const timeoutsMs = new Map<CheckName, number>();
  const queue = names.values();
  await inParallel(folders, context.signal, async (folder, signal) => {
    for (const name of queue) {
      const startedAtMs = performance.now();
      const outcome = await runCheck(name, folder, baselineTimeoutMs, { ...context, signal });
      if (!outcome.hasPassed)
        throw new BaselineError(
          `Without any fault, ${outcome.by} already fails: ${outcome.detail} Mend that first.`,
        );
      const durationMs = performance.now() - startedAtMs;
      timeoutsMs.set(name, Math.max(minimumTimeoutMs, patience * durationMs));
    }
  });
  return timeoutsMs;
}
