import type { TaskMeta } from 'vitest';
import type { CheckId } from './checks.ts';

/** A disagreement that a test has noticed, before it is located in the specification. */
export interface NotedFinding {
  readonly operationId?: string | undefined;
  readonly message: string;
  readonly fix: string;
  /** Path of the part of the specification that is concerned; that of the operation by default. */
  readonly path?: readonly string[] | undefined;
}

/** What a test tells the contract report beside passing or failing. */
export interface SuiteNote {
  readonly check: CheckId;
  /** Ids of the operations that the test judges. */
  readonly operationIds: readonly string[];
  readonly findings?: readonly NotedFinding[];
}

declare module 'vitest' {
  interface TaskMeta {
    contract?: SuiteNote;
  }
}

/** Attaches a note to a test; a later note of the same test replaces it. */
export function noteContract({ meta }: { readonly meta: TaskMeta }, note: SuiteNote): void {
  meta.contract = note;
}
