import type { ValidationIssue } from '@nexudus-toolkit/validation';

/** Ends a request that the specification does not allow; answered with the documented `400`. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly issues: readonly ValidationIssue[];

  constructor(issues: readonly ValidationIssue[]) {
    super('The request is not what the specification allows');
    this.issues = issues;
  }
}
