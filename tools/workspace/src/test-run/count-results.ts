/** A task of an Nx run, as Nx reports it. */
export interface TaskResult {
  readonly projectName: string;
  readonly target: string;
  /** The exit code of the task's command. */
  readonly status: number;
}

/** What Vitest's JSON report says, as far as it counts here. */
export interface TestReport {
  readonly startTime: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface CountOptions {
  /** Tasks that were asked for, as `project:target`; one that was not run counts as failed. */
  readonly expected: readonly string[];
  readonly results: readonly TaskResult[];
  /** Reports of the test tasks by project. */
  readonly reports: ReadonlyMap<string, TestReport>;
  /** When the run began, in milliseconds since the epoch: a failed task may leave an old report. */
  readonly startedAtMs: number;
}

/** Adds up all suites: each test counts, and each other check (lint, build, …) counts as one. */
export function countResults(options: CountOptions): Counts {
  const byTask = new Map(
    options.results.map((result) => [`${result.projectName}:${result.target}`, result]),
  );
  const counts = options.expected.map((task) => countTask(byTask.get(task), options));
  return {
    passed: sum(counts.map(({ passed }) => passed)),
    failed: sum(counts.map(({ failed }) => failed)),
    skipped: sum(counts.map(({ skipped }) => skipped)),
  };
}

const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };

function countTask(result: TaskResult | undefined, { reports, startedAtMs }: CountOptions): Counts {
  if (!result) return oneFailed;
  const hasFailed = result.status !== 0;
  if (result.target !== 'test') return hasFailed ? oneFailed : { passed: 1, failed: 0, skipped: 0 };
  const report = reports.get(result.projectName);
  if (!report || (hasFailed && report.startTime < startedAtMs)) return oneFailed;
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = report;
  // A file that cannot be loaded fails the task without failing any test in it.
  return { passed, failed: hasFailed ? Math.max(1, numFailedTests) : numFailedTests, skipped };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
