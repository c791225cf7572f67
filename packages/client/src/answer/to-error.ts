import type { CommandFailure } from '@nexudus-toolkit/api-types';

import { ApiError } from '../errors/api-error.ts';
import type { Refusal } from '../errors/api-error.ts';
import { CommandFailedError, ValidationError } from '../errors/command-errors.ts';
import type { CallFacts, NexudusError } from '../errors/nexudus-error.ts';
import {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionError,
  ServerError,
} from '../errors/status-errors.ts';
import { ThrottledError } from '../errors/throttled-error.ts';
import { UnexpectedResponseError } from '../errors/unexpected-response-error.ts';
import type { CallState } from './call-state.ts';
import { isCommandFailure, propertyErrors } from './command-failure.ts';
import { toProblemDetails } from './problem-details.ts';
import { isThrottle, parseRetryAfterMs } from './retry-after.ts';

/**
 * Turns an answer with a status outside of 2xx into its error.
 *
 * @param body JSON where it was JSON, else the text.
 */
export function toStatusError(
  state: CallFacts & Pick<CallState, 'isDenied' | 'nowMs'>,
  response: Response,
  body: unknown,
): NexudusError {
  const { status } = response;
  if (status < 400) {
    return toUnexpectedResponseError(state, response, { reason: 'it is a redirect' });
  }
  const refusal = toRefusal(state, response, body === '' ? undefined : body);
  if (status === 400) return toValidationError(refusal);
  if (status === 401 && !state.isDenied) return new AuthenticationError(refusal);
  if (status === 401 || status === 403) return new PermissionError(refusal);
  if (status === 404) return new NotFoundError(refusal);
  if (isThrottle(response, body)) {
    return new ThrottledError(refusal, parseRetryAfterMs(response.headers, body, state.nowMs()));
  }
  if (status === 409) return new ConflictError(refusal);
  if (status >= 500) return new ServerError(refusal);
  return new ApiError(refusal);
}

/** Turns a failure that was answered with 2xx into its error. */
export function toCommandError(
  facts: CallFacts,
  response: Response,
  body: CommandFailure,
): NexudusError {
  const refusal = toRefusal(facts, response, body);
  return propertyErrors(body).length > 0
    ? toValidationError(refusal)
    : new CommandFailedError(refusal);
}

/** Describes an answer that cannot be understood. */
export function toUnexpectedResponseError(
  facts: CallFacts,
  response: Response,
  found: { readonly reason: string; readonly text?: string; readonly cause?: unknown },
): UnexpectedResponseError {
  return new UnexpectedResponseError({
    ...answerFacts(facts, response),
    contentType: response.headers.get('Content-Type')?.split(';')[0]?.trim(),
    ...found,
  });
}

function toValidationError(refusal: Refusal): ValidationError {
  const body = isCommandFailure(refusal.body) ? refusal.body : undefined;
  return new ValidationError({ ...refusal, body }, propertyErrors(body));
}

export function toRefusal<Body>(facts: CallFacts, response: Response, body: Body): Refusal<Body> {
  return { ...answerFacts(facts, response), body, problem: toProblemDetails(response, body) };
}

function answerFacts(
  facts: CallFacts,
  response: Response,
): CallFacts & Pick<Refusal, 'status' | 'requestId'> {
  return {
    operationId: facts.operationId,
    attempts: facts.attempts,
    status: response.status,
    requestId: requestIdOf(response),
  };
}

export function requestIdOf(response: Response): string | undefined {
  return response.headers.get('X-Request-Id') ?? undefined;
}
