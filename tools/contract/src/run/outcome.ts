import type { Finding } from '../report/contract-report.ts';
import type { CheckId } from './checks.ts';

/** How a check ended. */
export interface CheckOutcome {
  readonly check: CheckId;
  readonly durationMs: number;
  /** Ids of the operations that it judged. */
  readonly checkedOperations: readonly string[] | 'all';
  readonly findings: readonly Finding[];
  /** Why it was not run; undefined if it was. */
  readonly notRunReason?: string | undefined;
}
