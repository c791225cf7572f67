import type {
  OpenAiChatMessageCreate,
  paths,
  SearchOpenAiChatMessagesQuery,
} from '@nexudus-toolkit/api-types';

import type { UpdateBody } from '../chat-messages/update-body.ts';
import type { Connection, UntypedRequest } from '../connection/connection.ts';
import { findTarget } from '../connection/operation-targets.ts';
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

/** What an operation is given, in the words of the specification. */
export interface CallInput {
  readonly params?: {
    readonly path?: { readonly id: number };
    readonly query?: SearchOpenAiChatMessagesQuery;
  };
  readonly body?: OpenAiChatMessageCreate | UpdateBody;
}

/**
 * Carries out an operation: yields its documented answer, and rejects with any other as an error,
 * or with what `toInput` throws.
 */
export type Operation<T> = (
  connection: Connection,
  options: CallOptions | undefined,
  toInput: () => CallInput,
) => ApiPromise<T>;

/** @param isDocumented Whether a body is the documented one, as far as its top level tells. */
export function toOperation<T>(
  method: string,
  path: keyof paths,
  isDocumented: (body: unknown) => body is T,
): Operation<T> {
  const exchange = async (
    connection: Connection,
    options: CallOptions,
    toInput: () => CallInput,
  ): Promise<ApiResponse<T>> => {
    const state = connection.open(findTarget(method, path), options);
    try {
      state.signal.throwIfAborted();
      // Through openapi-fetch, so that middleware applies; the body is read here.
      // What the type loses are relations between arguments, which the specification tells.
      const request = connection.client.request as unknown as UntypedRequest;
      const sent = request(method, path, {
        ...toInput(),
        parseAs: 'stream',
        signal: options.signal,
        headers: options.headers,
        fetch: (request: Request) => connection.send(request, state),
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
      return {
        data: body,
        response,
        requestId: requestIdOf(response),
        attempts: state.attempts,
        durationMs: state.nowMs() - state.startedAtMs,
      };
    } catch (error) {
      throw connection.toOutcome(error, state);
    } finally {
      state.finish();
    }
  };
  return (connection, options = {}, toInput) =>
    toApiPromise(exchange(connection, options, toInput));
}
