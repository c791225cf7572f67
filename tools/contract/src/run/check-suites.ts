import type { Finding } from '../report/contract-report.ts';
import type { SourcePlace } from '../specification/source-file.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';
import type { CheckId } from './checks.ts';
import type { CheckOutcome } from './outcome.ts';
import { findingsOf, runSuites, type SuiteResult } from './run-suites.ts';
import type { NotedFinding } from './suite-note.ts';

/** The checks whose tests judge the specification as a whole rather than operation by operation. */
const wholeChecks: readonly CheckId[] = ['evidence', 'documented-facts'];

/** The checks that the suites carry out; each has to have said something in the end. */
const suiteChecks: readonly CheckId[] = [
  ...wholeChecks,
  'prism-mock',
  'prism-simulator',
  'prism-proxy',
  'pact-consumer',
  'pact-simulator',
  'pact-proxy',
  'pact-specification',
];

export interface SuiteCheckOptions {
  /** The root of the repository. */
  readonly root: string;
  readonly map: SpecificationMap;
  readonly onOutcome: (outcome: CheckOutcome) => void;
}

/**
 * Runs the suites and sorts what they say by check.
 *
 * @throws Error if they could not be run, or one of the checks was carried out by no test
 */
export async function checkSuites({ root, map, onOutcome }: SuiteCheckOptions): Promise<void> {
  const results: SuiteResult[] = [];
  await runSuites({ root, onResult: (result) => results.push(result) });
  for (const check of suiteChecks) {
    const own = results.filter((result) => result.check === check);
    if (own.length === 0) throw new Error(`No test has carried out the check ${check}.`);
    onOutcome({
      check,
      durationMs: own.reduce((total, { durationMs }) => total + durationMs, 0),
      checkedOperations: wholeChecks.includes(check)
        ? 'all'
        : [...new Set(own.flatMap(({ operationIds }) => operationIds))],
      findings: own.flatMap((result) =>
        findingsOf(result).map((noted) => toFinding(noted, { check, map, title: result.title })),
      ),
    });
  }
}

interface FindingContext {
  readonly check: CheckId;
  readonly map: SpecificationMap;
  readonly title: string;
}

function toFinding(noted: NotedFinding, { check, map, title }: FindingContext): Finding {
  const operation = map.operations.find(({ operationId }) => operationId === noted.operationId);
  const place = noted.path
    ? map.locate(noted.path)
    : (operation?.place ?? locateByTitle(title, map));
  return {
    check,
    severity: 'error',
    operations: operation ? [operation.operationId] : [...map.operationsAt(place)],
    file: place.file,
    line: place.line,
    message: noted.message,
    fix: noted.fix,
    consumers: [],
  };
}

/** A test that judges the specification names the schema, operation or field in its title. */
function locateByTitle(title: string, map: SpecificationMap): SourcePlace {
  const words: readonly string[] = title.match(/[A-Za-z_]+/g) ?? [];
  const operation = map.operations.find(({ operationId }) => words.includes(operationId));
  const holders = [
    ...(operation ? [['paths', operation.path, operation.method, 'parameters']] : []),
    ...words.map((word) => ['components', 'schemas', word, 'properties']),
  ];
  const parts = holders.flatMap((holder: readonly string[]) =>
    words.map((word) => map.find([...holder, word])),
  );
  const schemas = words.map((word) => map.find(['components', 'schemas', word]));
  const named = [...parts, operation?.place, ...schemas].find((place) => place !== undefined);
  return named ?? map.root;
}
