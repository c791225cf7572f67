import type { Client } from 'openapi-fetch';

import type { CallState } from '../answer/call-state.ts';
import { hasFailureStatus, isCommandFailure } from '../answer/command-failure.ts';
import { parseJson } from '../answer/json.ts';
import { readJson } from '../answer/read-json.ts';
import { toCommandError, toStatusError, toUnexpectedResponseError } from '../answer/to-error.ts';
import { toOutcome } from '../answer/to-outcome.ts';
import { isCommandSuccess, isPage, isRecord } from '../chat-messages/documented-bodies.ts';
import type { NexudusClientOptions } from '../connection/connection-options.ts';
import { createConnection } from '../connection/connection.ts';
import { createRawMethods } from '../connection/raw-methods.ts';
import type { OperationId } from '../errors/nexudus-error.ts';
import { findPacer } from '../pacing/find-pacer.ts';
import { createRetryDecision } from '../retry/retry-decision.ts';
import type { RejectingPaths } from './rejecting-paths.ts';

export type { RejectingPaths } from './rejecting-paths.ts';

/**
 * Creates a client with the methods of openapi-fetch that rejects as `chatMessages` does, for
 * openapi-react-query and whatever else takes an answer without an `error` for a success. Nexudus
 * refuses without a body, for which openapi-fetch has no `error`, and says with 200 that a write
 * failed.
 *
 * @throws TypeError or RangeError when an option is missing or cannot be right.
 */
export function createRejectingClient(options: NexudusClientOptions): Client<RejectingPaths> {
  const connection = createConnection(options, { findPacer, createRetryDecision, toOutcome });
  return createRawMethods({
    ...connection,
    send: async (request, state) => judge(state, await connection.send(request, state)),
  });
}

const documented: Partial<Record<OperationId, (body: unknown) => boolean>> = {
  searchOpenAiChatMessages: isPage,
  getOpenAiChatMessage: isRecord,
  createOpenAiChatMessage: isCommandSuccess,
  updateOpenAiChatMessage: isCommandSuccess,
  deleteOpenAiChatMessage: isCommandSuccess,
};

/** Yields an answer with a body that is still to be read, if it is a success. */
async function judge(state: CallState, response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  if (!response.ok) throw toStatusError(state, response, await readRefusal(response));
  const { body, text } = await readJson(state, response);
  if (isCommandFailure(body)) throw toCommandError(state, response, body);
  const isDocumented = state.operationId && documented[state.operationId];
  if (hasFailureStatus(body) || isDocumented?.(body) === false) {
    const reason = 'the body is not the documented one';
    throw toUnexpectedResponseError(state, response, { reason, text });
  }
  return new Response(text, { status, statusText, headers });
}

/** JSON where it is JSON, else the text; nothing of a body that breaks off. */
async function readRefusal(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  return parseJson(text) ?? text;
}
