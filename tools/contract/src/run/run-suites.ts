import { basename } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';
import { startVitest } from 'vitest/node';
import type { CheckId } from './checks.ts';
import type { NotedFinding, SuiteNote } from './suite-note.ts';

/** What one test of a suite said. */
export interface SuiteResult extends SuiteNote {
  readonly title: string;
  readonly hasPassed: boolean;
  readonly durationMs: number;
  /** What it failed with, in one line. */
  readonly failure?: string | undefined;
}

export interface SuiteOptions {
  /** The root of the repository. */
  readonly root: string;
  readonly onResult: (result: SuiteResult) => void;
}

/** The checks of suites whose tests do not say themselves which they belong to. */
const checksByFile: Readonly<Record<string, CheckId>> = {
  'documented-facts.test.ts': 'documented-facts',
  'evidence.test.ts': 'evidence',
};

const files = [
  'openapi/tests/documented-facts',
  'openapi/tests/evidence',
  'tools/contract/tests/prism-mock',
  'tools/contract/tests/prism-proxy',
  'tools/contract/tests/pact.test',
];

/**
 * Runs the suites that judge client, simulator and proxy, each test as it stands in `npm test`.
 *
 * @throws Error if the suites could not be run, or a file of them could not be loaded
 */
export async function runSuites({ root, onResult }: SuiteOptions): Promise<void> {
  const problems: string[] = [];
  const reporter: Reporter = {
    onTestCaseResult(test) {
      const result = toSuiteResult(test);
      if (result) onResult(result);
    },
    onTestRunEnd(modules, unhandledErrors) {
      problems.push(...unhandledErrors.map(({ message }) => message));
      for (const module of modules) {
        problems.push(
          ...module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`),
        );
      }
    },
  };
  const vitest = await startVitest(files, { root, watch: false, reporters: [reporter] });
  await vitest.close();
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function toSuiteResult(test: TestCase): SuiteResult | undefined {
  const note = test.meta().contract ?? noteByFile(test.module.moduleId);
  const result = test.result();
  if (!note || result.state === 'skipped') return undefined;
  const [error] = result.errors ?? [];
  return {
    ...note,
    title: test.fullName,
    hasPassed: result.state === 'passed',
    durationMs: Math.round(test.diagnostic()?.duration ?? 0),
    failure: error && toOneLine(error.message),
  };
}

const maxFailureCharacters = 300;

function toOneLine(message: string): string {
  return message.replaceAll(/\s+/g, ' ').trim().slice(0, maxFailureCharacters);
}

function noteByFile(file: string): SuiteNote | undefined {
  const check = checksByFile[basename(file)];
  return check && { check, operationIds: [] };
}

/** What a failed test found; its own failure where it noted nothing in particular. */
export function findingsOf(result: SuiteResult): readonly NotedFinding[] {
  const { hasPassed, findings = [], operationIds, title, failure } = result;
  if (hasPassed) return [];
  if (findings.length > 0) return findings;
  return [
    {
      operationId: operationIds.length === 1 ? operationIds[0] : undefined,
      message: `${title}: ${failure ?? 'failed'}`,
      fix: 'Correct the side that is wrong: the specification, or what disagrees with it.',
    },
  ];
}
