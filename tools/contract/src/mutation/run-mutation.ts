import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { readAcceptedSurvivors, type AcceptedSurvivor } from './accepted-survivors.ts';
import { listMutants, weights } from './areas.ts';
import { listChecks } from './checks/checks-of-area.ts';
import type { CheckName } from './checks/check.ts';
import type { CheckContext } from './checks/run-check.ts';
import type { Mutant } from './mutant.ts';
import { parseFlags, renderHelp, UsageError, type Flags } from './parse-flags.ts';
import { createLiveProgress } from './live-progress.ts';
import { createLineProgress, type Progress } from './progress.ts';
import { createReport, type MutationReport } from './report/mutation-report.ts';
import { renderMarkdown, renderText } from './report/render-report.ts';
import { BaselineError, runBaseline } from './run-baseline.ts';
import { runMutants, type MutantResult } from './run-mutants.ts';
import { copyRepository, createSandbox } from './sandbox/sandbox.ts';
import { selectMutants } from './select-mutants.ts';

/** What a run needs of its surroundings. */
export interface MutationEnvironment extends CheckContext {
  /** The folder of the repository. */
  readonly root: string;
  /** The list of survivors that are accepted. */
  readonly acceptedFile: string;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable;
}

/**
 * Runs the command line.
 *
 * @param args arguments after the program's name
 * @returns exit status: 0 every mutant was killed or is accepted, 1 one survived, 2 could not run
 * @throws the reason of the signal when that ended the run
 */
export async function runMutation(
  args: readonly string[],
  environment: MutationEnvironment,
): Promise<number> {
  const { root, acceptedFile, stdout, stderr, signal } = environment;
  try {
    const flags = parseFlags(args);
    if (flags.help) {
      stdout.write(renderHelp());
      return 0;
    }
    const possible = listMutants(root);
    const selected = select(possible, flags);
    if (flags.list) {
      stdout.write(selected.map(({ id }) => `${id}\n`).join(''));
      return 0;
    }
    requireChecks(selected, flags);
    const report = await run(
      possible,
      selected,
      flags,
      environment,
      readAcceptedSurvivors(acceptedFile),
    );
    if (flags.report !== undefined) writeReport(resolve(flags.report), report);
    stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : renderText(report));
    return report.findings.length === 0 ? 0 : 1;
  } catch (error) {
    signal.throwIfAborted();
    const isExpected = error instanceof UsageError || error instanceof BaselineError;
    stderr.write(`contract:mutate: ${isExpected ? error.message : describe(error)}\n`);
    return 2;
  }
}

function select(possible: readonly Mutant[], flags: Flags): readonly Mutant[] {
  if (flags.only.length > 0)
    return flags.only.map((id) => {
      const mutant = possible.find((candidate) => candidate.id === id);
      if (!mutant)
        throw new UsageError(`There is no mutant ${id}: --all --list names all there are.`);
      return mutant;
    });
  const candidates = possible.filter(({ area }) => flags.areas.includes(area));
  return selectMutants(candidates, { limit: flags.limit, seed: flags.seed, weights });
}

/** A mutant that no check looks at would survive, and say nothing about the checks. */
function requireChecks(selected: readonly Mutant[], { checks }: Flags): void {
  const unseen = selected.find((mutant) => listChecks(mutant, new Set(checks)).length === 0);
  if (unseen) throw new UsageError(`No check that was asked for looks at ${unseen.area}.`);
}

async function run(
  possible: readonly Mutant[],
  selected: readonly Mutant[],
  flags: Flags,
  environment: MutationEnvironment,
  accepted: readonly AcceptedSurvivor[],
): Promise<MutationReport> {
  const startedAtMs = performance.now();
  const { stdout, stderr } = environment;
  const isLive = stdout.isTTY === true && !flags.json;
  const progress = isLive ? createLiveProgress() : createLineProgress(stderr);
  // Tools resolve links, and compare what they find with where they were told to look.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'contract-mutation-')));
  // A database that tests start there runs as a user of its own.
  chmodSync(folder, 0o755);
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  // For an end that leaves no time for anything else.
  process.on('exit', remove);
  try {
    const results = await seedAll(selected, { folder, flags, progress, environment });
    const durationMs = performance.now() - startedAtMs;
    return createReport({ possible, results, accepted, durationMs, seed: flags.seed });
  } finally {
    process.off('exit', remove);
    remove();
    await progress.end();
  }
}

interface Seeding {
  readonly folder: string;
  readonly flags: Flags;
  readonly progress: Progress;
  readonly environment: MutationEnvironment;
}

async function seedAll(
  selected: readonly Mutant[],
  { folder, flags, progress, environment }: Seeding,
): Promise<readonly MutantResult[]> {
  const { root } = environment;
  const allowed = new Set(flags.checks);
  const pristine = join(folder, 'pristine');
  const needed = listBaseline(selected, allowed);
  const timeoutsMs = new Map<CheckName, number>();
  const prepare = async (
    names: readonly CheckName[],
    folders: readonly string[],
  ): Promise<void> => {
    for (const [name, timeoutMs] of await runBaseline(names, folders, environment))
      timeoutsMs.set(name, timeoutMs);
  };
  await progress.phase('Copying the repository and checking its types', async () => {
    copyRepository(root, pristine);
    // What the compiler leaves behind saves each sandbox from compiling everything itself.
    await prepare(
      needed.filter((name) => name === 'types'),
      [pristine],
    );
  });
  const jobs = Math.min(flags.jobs ?? availableParallelism(), selected.length);
  const sandboxes = Array.from({ length: jobs }, (_, index) =>
    createSandbox(pristine, join(folder, String(index))),
  );
  await progress.phase('Running the checks without a fault', async () => {
    const names = needed.filter((name) => name !== 'types');
    await prepare(
      names,
      sandboxes.map((sandbox) => sandbox.folder),
    );
    for (const sandbox of sandboxes) sandbox.reset();
  });
  progress.start(selected);
  return runMutants(selected, {
    ...environment,
    sandboxes,
    allowed,
    timeoutsMs,
    onResult: (result) => {
      progress.done(result);
    },
  });
}

/** What has to pass without a fault; generating again has to change nothing. */
function listBaseline(
  selected: readonly Mutant[],
  allowed: ReadonlySet<CheckName>,
): readonly CheckName[] {
  const names = selected.flatMap((mutant) => listChecks(mutant, allowed));
  return [...new Set(names.map((name) => (name === 'generation' ? 'freshness' : name)))];
}

function writeReport(folder: string, report: MutationReport): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'mutation.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'mutation.md'), renderMarkdown(report));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
