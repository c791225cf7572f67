import { InvalidRequestError } from './invalid-request-error.ts';
import { problems, type ProblemCode } from './problem.ts';
import { toProblemError } from './render-error.ts';

export type Reason = ProblemCode | 'request-invalid';

/** All that there are. */
export const reasons: readonly Reason[] = [
  'request-invalid',
  ...(Object.keys(problems) as ProblemCode[]), // the keys of a record of codes
];

/** Why a request ended as it did: the `reason` of its audit entry and of the metrics. */
export function toReason(error: Error): Reason {
  return error instanceof InvalidRequestError
    ? 'request-invalid'
    : toProblemError(error).auditReason;
}
