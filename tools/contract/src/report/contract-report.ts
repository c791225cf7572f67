/** How an operation did in a check. */
export type OperationState = 'aligned' | 'warning' | 'finding' | 'not checked';

/** How a check ended, operation by operation. */
export interface CheckReport {
  readonly id: string;
  readonly title: string;
  readonly state: 'aligned' | 'finding' | 'not run';
  /** Why it was not run. */
  readonly reason?: string | undefined;
  readonly durationMs: number;
  /** By operation id; every operation of the specification is listed. */
  readonly operations: Readonly<Record<string, OperationState>>;
}

/** Something that disagrees with something else. */
export interface Finding {
  /** Id of the check that found it. */
  readonly check: string;
  /** A warning does not fail the run. */
  readonly severity: 'error' | 'warning';
  /** Ids of the operations concerned; empty if it concerns the specification as a whole. */
  readonly operations: readonly string[];
  /** File of the specification, relative to the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** What disagrees with what. */
  readonly message: string;
  /** The smallest change that would align them. */
  readonly fix: string;
  /** Consumers whose pacts are touched, as far as known. */
  readonly consumers: readonly string[];
}

/** What a run of the contract checks found. */
export interface ContractReport {
  readonly schemaVersion: 1;
  readonly outcome: 'aligned' | 'finding' | 'could not run';
  /** Why it could not run. */
  readonly reason?: string | undefined;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** What the specification was compared with for breaking changes. */
  readonly base: { readonly name: string; readonly commit?: string | undefined } | null;
  /** Operation ids, in the order of the specification. */
  readonly operations: readonly string[];
  readonly checks: readonly CheckReport[];
  readonly findings: readonly Finding[];
}
