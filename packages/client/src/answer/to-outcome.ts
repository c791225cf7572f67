import { ApiError } from '../errors/api-error.ts';
import { OutcomeUnknownError } from '../errors/outcome-unknown-error.ts';
import { ServerError } from '../errors/status-errors.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { TransportError } from '../errors/transport-error.ts';
import { UnexpectedResponseError } from '../errors/unexpected-response-error.ts';
import type { CallState } from './call-state.ts';

/** What a call rejects with: of a write that may have taken effect, an error which says so. */
export function toOutcome(error: unknown, { isUncertain }: CallState): unknown {
  const isAmbiguous =
    error instanceof TransportError ||
    error instanceof TimeoutError ||
    error instanceof UnexpectedResponseError ||
    error instanceof ServerError ||
    (error instanceof ApiError && error.status === 408);
  return isUncertain && isAmbiguous ? new OutcomeUnknownError(error) : error;
}
