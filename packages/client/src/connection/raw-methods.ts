import type { paths } from '@nexudus-toolkit/api-types';
import type { Client } from 'openapi-fetch';

import { beforeAbort } from '../answer/before-abort.ts';
import type { CallOptions } from '../answer/call-options.ts';
import type { CallState } from '../answer/call-state.ts';
import { brokenOff, notJson } from '../answer/read-json.ts';
import { toUnexpectedResponseError } from '../answer/to-error.ts';
import type { Connection, UntypedRequest } from './connection.ts';
import { findTarget } from './operation-targets.ts';
import { tokenPath, withFormType } from './token-form.ts';

/** The options of a raw call as far as they matter here: those of openapi-fetch, and our own. */
interface RawInit extends CallOptions {
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly parseAs?: string;
}

/**
 * Gives the methods of openapi-fetch the limits, retries and errors of this client. They yield any
 * answer, and reject only where there is none that can be read.
 */
export function createRawMethods(connection: Connection): Client<paths> {
  const { client } = connection;
  const request = async (method: string, path: string, init: RawInit = {}): Promise<unknown> =>
    callRaw(connection, { method: method.toUpperCase(), path, init });
  const methods = Object.keys(client).filter((name) => name === name.toUpperCase());
  const shorthands = methods.map((method) => [
    method,
    (path: string, init?: RawInit) => request(method, path, init),
  ]);
  return { ...client, request, ...Object.fromEntries(shorthands) } as Client<paths>;
}

interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly init: RawInit;
}

async function callRaw(connection: Connection, { method, path, init }: RawCall): Promise<unknown> {
  const state = connection.open(findTarget(method, path), init);
  let response: Response | undefined;
  const fetch = async (request: Request): Promise<Response> =>
    (response = await connection.send(request, state));
  try {
    state.signal.throwIfAborted();
    const headers = path === tokenPath ? withFormType(init.headers) : init.headers;
    // What the type loses here are relations between arguments that are passed on as they came.
    const send = connection.client.request as unknown as UntypedRequest;
    const sent = send(method, path, { ...init, headers, fetch: init.fetch ?? fetch });
    return await beforeAbort(sent, state.signal);
  } catch (error) {
    throw connection.toOutcome(toBodyError(error, state, response), state);
  } finally {
    state.finish(init.parseAs === 'stream');
  }
}

/** Tells of a body that openapi-fetch could not read; any other error stays as it is. */
function toBodyError(error: unknown, state: CallState, response: Response | undefined): unknown {
  if (!response || state.signal.aborted) return error;
  if (error instanceof SyntaxError) {
    // Not passed on: its message quotes the body.
    return toUnexpectedResponseError(state, response, { reason: notJson });
  }
  // Middleware comes before the body is read: what it throws is its own.
  if (!response.bodyUsed) return error;
  return toUnexpectedResponseError(state, response, { reason: brokenOff, cause: error });
}
