import { listChecks } from './checks/checks-of-area.ts';
import type { CheckName } from './checks/check.ts';
import { runCheck, type CheckContext } from './checks/run-check.ts';
import type { Mutant } from './mutant.ts';
import { inParallel } from './sandbox/in-parallel.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

/** What became of a mutant. */
export interface MutantResult {
  readonly mutant: Mutant;
  /** What noticed it, and in which words; nothing did if it has survived. */
  readonly killed: { readonly by: string; readonly detail: string } | undefined;
  readonly durationMs: number;
}

export interface MutantRun extends CheckContext {
  readonly sandboxes: readonly Sandbox[];
  readonly allowed: ReadonlySet<CheckName>;
  readonly timeoutsMs: ReadonlyMap<CheckName, number>;
  readonly onResult: (result: MutantResult) => void;
}

/** Seeds the mutants one at a time into each sandbox, and yields what became of them, in order. */
export async function runMutants(
  mutants: readonly Mutant[],
  run: MutantRun,
): Promise<readonly MutantResult[]> {
  const results: MutantResult[] = [];
  const queue = mutants.entries();
  await inParallel(run.sandboxes, run.signal, async (sandbox, signal) => {
    // All sandboxes take from the same queue.
    for (const [index, mutant] of queue) {
      const result = await runMutant(mutant, sandbox, { ...run, signal });
      results[index] = result;
      run.onResult(result);
    }
  });
  return results;
}

async function runMutant(mutant: Mutant, sandbox: Sandbox, run: MutantRun): Promise<MutantResult> {
  const startedAtMs = performance.now();
  let killed: MutantResult['killed'];
  try {
    sandbox.write(mutant.file, mutant.mutate());
    for (const name of listChecks(mutant, run.allowed)) {
      const timeoutMs = run.timeoutsMs.get(name) ?? defaultTimeoutMs;
      const outcome = await runCheck(name, sandbox.folder, timeoutMs, run);
      if (outcome.hasPassed) continue;
      killed = outcome;
      break;
    }
  } finally {
    sandbox.reset();
  }
  return { mutant, killed, durationMs: performance.now() - startedAtMs };
}

/** For a check that the baseline had no need of: generating, which is only checked there. */
const defaultTimeoutMs = 120_000;
