import type { Drift, UnlistedField } from '../drift/drift.ts';
import type { LedgerEntry, Outcome } from '../question.ts';

/** A question and what was found out. */
export interface Finding extends Outcome {
  readonly id: string;
  readonly asks: string;
  readonly ledger: LedgerEntry;
  /** What the specification has decided so far, where it has put that into words. */
  readonly decision: string | null;
}

/** What a live run found out. */
export interface LiveReport {
  /** Why the run did not come to its end; `null` if it did. */
  readonly problem: string | null;
  readonly findings: readonly Finding[];
  /** Answers that the specification does not allow. */
  readonly drift: readonly Drift[];
  /** Fields that it allows without knowing them. */
  readonly unlistedFields: readonly UnlistedField[];
  readonly requests: number;
  /** How many of them were throttled. */
  readonly throttled: number;
}

/** 0 all agrees, 1 a contradiction or drift, 2 not carried out to the end. */
export function toExitCode({ problem, findings, drift }: LiveReport): 0 | 1 | 2 {
  if (problem !== null) return 2;
  const disagrees = drift.length > 0 || findings.some(({ verdict }) => verdict === 'contradicts');
  return disagrees ? 1 : 0;
}
