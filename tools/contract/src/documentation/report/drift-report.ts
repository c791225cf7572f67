import type { Change } from '../compare/change.ts';

/** A difference between a page and the specification, and where both stand. */
export interface DriftFinding extends Omit<Change, 'place'> {
  /** From the root of the repository. */
  readonly specificationFile: string;
  readonly specificationLine: number;
}

export interface PageReport {
  /** File or address, as it was given. */
  readonly page: string;
  readonly state: 'in line' | 'drift' | 'unreadable';
  /** Null if the page is unreadable; its `operationId` is null if the specification lacks it. */
  readonly operation: {
    readonly method: string;
    readonly path: string;
    readonly operationId: string | null;
  } | null;
  /** Why and where a page is unreadable. */
  readonly error?:
    | {
        readonly reason: string;
        readonly line?: number | undefined;
        readonly column?: number | undefined;
      }
    | undefined;
  readonly findings: readonly DriftFinding[];
}

/** What a comparison of documentation and specification found. */
export interface DriftReport {
  readonly schemaVersion: 1;
  /** Exit codes 0, 1 and 2, in this order; what is worst on any page counts. */
  readonly outcome: 'in line' | 'drift' | 'unreadable';
  readonly summary: {
    readonly breaking: number;
    readonly additive: number;
    readonly wordingOnly: number;
    readonly unreadablePages: number;
  };
  readonly pages: readonly PageReport[];
}
