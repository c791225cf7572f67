import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../sandbox/run-program.ts';
import { checks, type CheckName } from './check.ts';
import { readOutcome, type Outcome } from './read-outcome.ts';

/** What every check runs in. */
export interface CheckContext {
  /** Environment of the checks. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Runs a check in a copy of the repository. */
export async function runCheck(
  name: CheckName,
  folder: string,
  timeoutMs: number,
  { env, signal }: CheckContext,
): Promise<Outcome> {
  // What a program that is ended leaves behind goes with the copy.
  const temporaryFolder = join(folder, 'node_modules/.tmp');
  mkdirSync(temporaryFolder, { recursive: true });
  const check = checks[name];
  const result = await runProgram({
    args: check.args,
    cwd: folder,
    env: { ...env, TMPDIR: temporaryFolder },
    timeoutMs,
    signal,
  });
  return readOutcome(check, result, folder);
}
