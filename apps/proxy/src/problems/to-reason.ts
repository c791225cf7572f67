import { InvalidRequestError } from './invalid-request-error.ts';
import type { ProblemCode } from './problem.ts';
import { toProblemError } from './render-error.ts';

/** Why a request ended as it did: the `reason` of its audit entry and of the metrics. */
export function toReason(error: Error): ProblemCode | 'request-invalid' {
  return error instanceof InvalidRequestError
    ? 'request-invalid'
    : toProblemError(error).auditReason;
}
