import type {
  CheckReport,
  ContractReport,
  Finding,
  OperationState,
} from '../report/contract-report.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';
import { checks } from './checks.ts';
import type { Base } from './find-base.ts';
import type { CheckOutcome } from './outcome.ts';

export interface ReportParts {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly base: Base | undefined;
  readonly map: SpecificationMap;
  /** A check may have several. */
  readonly outcomes: readonly CheckOutcome[];
}

/** Puts together what the checks found, in the order of the checks. */
export function toReport(parts: ReportParts): ContractReport {
  const { startedAt, endedAt, base, map, outcomes } = parts;
  const operations = map.operations.map(({ operationId }) => operationId);
  const reports = checks.map(({ id, title }) =>
    toCheckReport({
      id,
      title,
      operations,
      outcomes: outcomes.filter(({ check }) => check === id),
    }),
  );
  const findings = checks.flatMap(({ id }) =>
    outcomes.filter(({ check }) => check === id).flatMap((outcome) => outcome.findings),
  );
  return {
    schemaVersion: 1,
    outcome: findings.some(isError) ? 'finding' : 'aligned',
    startedAt: startedAt.toISOString(),
    durationMs: endedAt.getTime() - startedAt.getTime(),
    base: base ? { name: base.name, commit: base.commit } : null,
    operations,
    checks: reports,
    findings,
  };
}

/** The report of a run that came to nothing. */
export function toFailedReport(startedAt: Date, endedAt: Date, reason: string): ContractReport {
  return {
    schemaVersion: 1,
    outcome: 'could not run',
    reason,
    startedAt: startedAt.toISOString(),
    durationMs: endedAt.getTime() - startedAt.getTime(),
    base: null,
    operations: [],
    checks: [],
    findings: [],
  };
}

interface CheckParts {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly string[];
  readonly outcomes: readonly CheckOutcome[];
}

function toCheckReport({ id, title, operations, outcomes }: CheckParts): CheckReport {
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const reasons = outcomes.flatMap(({ notRunReason }) => notRunReason ?? []);
  const hasRun = outcomes.length > 0 && reasons.length === 0;
  const state = findings.some(isError) ? 'finding' : 'aligned';
  return {
    id,
    title,
    state: hasRun ? state : 'not run',
    reason: hasRun ? undefined : reasons.join(' '),
    durationMs: outcomes.reduce((total, { durationMs }) => total + durationMs, 0),
    operations: Object.fromEntries(
      operations.map((operationId) => [
        operationId,
        hasRun ? stateOf(operationId, outcomes) : 'not checked',
      ]),
    ),
  };
}

function stateOf(operationId: string, outcomes: readonly CheckOutcome[]): OperationState {
  const own = outcomes
    .flatMap(({ findings }) => findings)
    // What concerns the specification as a whole concerns each of them.
    .filter(({ operations }) => operations.length === 0 || operations.includes(operationId));
  if (own.some(isError)) return 'finding';
  if (own.length > 0) return 'warning';
  const isChecked = outcomes.some(
    ({ checkedOperations }) =>
      checkedOperations === 'all' || checkedOperations.includes(operationId),
  );
  return isChecked ? 'aligned' : 'not checked';
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
