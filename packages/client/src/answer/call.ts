import type { Connection } from '../connection/connection.ts';
import { targetOf } from '../connection/operation-targets.ts';
import type { OperationId } from '../errors/nexudus-error.ts';
import { toApiPromise } from './api-promise.ts';
import type { ApiPromise, ApiResponse } from './api-promise.ts';
import { beforeAbort } from './before-abort.ts';
import type { CallOptions } from './call-options.ts';
import { hasFailureStatus, isCommandFailure } from './command-failure.ts';
import { readJson } from './read-json.ts';
import {
  requestIdOf,
  toCommandError,
  toStatusError,
  toUnexpectedResponseError,
} from './to-error.ts';
import { tolerateBrokenRefusal } from './tolerate-broken-refusal.ts';

/** How a typed method goes through openapi-fetch: middleware applies, the body is read here. */
export interface CallInit {
  readonly parseAs: 'stream';
  readonly signal: AbortSignal | null;
  readonly headers: Headers | Readonly<Record<string, string>>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly middleware: (typeof tolerateBrokenRefusal)[];
}

/** One operation, as a typed method carries it out. */
export interface Call<T> {
  readonly operationId: OperationId;
  readonly options: CallOptions | undefined;
  /** Sends the request by a method of openapi-fetch; what it throws, the call rejects with. */
  readonly send: (init: CallInit) => Promise<{ readonly response: Response; error?: unknown }>;
  /** Whether a body is the documented one, as far as its top level tells. */
  readonly isDocumented: (body: unknown) => body is T;
}

/** Carries out an operation: yields its documented answer, and rejects with any other as an error. */
export function call<T>(connection: Connection, operation: Call<T>): ApiPromise<T> {
  return toApiPromise(exchange(connection, operation));
}

async function exchange<T>(connection: Connection, operation: Call<T>): Promise<ApiResponse<T>> {
  const { options = {}, operationId, send, isDocumented } = operation;
  const state = connection.open(targetOf(operationId), options);
  try {
    state.signal.throwIfAborted();
    const sent = send({
      parseAs: 'stream',
      signal: options.signal ?? null,
      headers: options.headers ?? {},
      fetch: (request) => connection.send(request, state),
      middleware: [tolerateBrokenRefusal],
    });
    const { response, error } = await beforeAbort(sent, state.signal);
    if (!response.ok) throw toStatusError(state, response, error);
    const { body, text } = await readJson(state, response);
    if (isCommandFailure(body)) throw toCommandError(state, response, body);
    if (hasFailureStatus(body) || !isDocumented(body)) {
      const reason = 'the body is not the documented one';
      throw toUnexpectedResponseError(state, response, { reason, text });
    }
    const durationMs = connection.clock.nowMs() - state.startedAtMs;
    const { attempts } = state;
    return { data: body, response, requestId: requestIdOf(response), attempts, durationMs };
  } catch (error) {
    throw connection.toOutcome(error, state);
  } finally {
    state.finish();
  }
}
