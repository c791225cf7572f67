import type { ProblemError } from '../problems/problem.ts';

/** What a credential says of its sender, for the audit entry also where it opens nothing. */
export interface Identity {
  readonly consumer?: string | undefined;
  /** Public, and nothing about a person. */
  readonly keyId?: string | undefined;
  /** Why the request ends here; left out where the sender is the consumer. */
  readonly problem?: ProblemError;
}
