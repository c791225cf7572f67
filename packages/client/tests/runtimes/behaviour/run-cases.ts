import { behaviourCases } from './behaviour-cases.ts';
import { createScene } from './scene.ts';

/** What came of a case. */
export interface CaseResult {
  readonly name: string;
  readonly durationMs: number;
  /** What went wrong, if anything did. */
  readonly failure?: string;
}

/** Runs each case, one after the other: they share the simulator behind `origin`. */
export async function runCases(origin: string): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { name, run } of behaviourCases) {
    const startedAtMs = Date.now();
    const failure = await createScene(origin)
      .then(run)
      .then(() => undefined, describe);
    const durationMs = Date.now() - startedAtMs;
    results.push({ name, durationMs, ...(failure !== undefined && { failure }) });
  }
  return results;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.message}\n${error.stack ?? ''}${cause}`;
}
