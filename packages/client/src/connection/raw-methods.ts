import type { paths } from '@nexudus-toolkit/api-types';
import type { Client } from 'openapi-fetch';

import { beforeAbort } from '../answer/before-abort.ts';
import type { CallOptions } from '../answer/call-options.ts';
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
  const request = async (method: string, path: string, init: RawInit = {}): Promise<unknown> =>
    callRaw(connection, { method: method.toUpperCase(), path, init });
  const methods = Object.keys(connection.client).filter((name) => name === name.toUpperCase());
  const shorthands = methods.map((method) => [
    method,
    (path: string, init?: RawInit) => request(method, path, init),
  ]);
  return { ...connection.client, request, ...Object.fromEntries(shorthands) } as Client<paths>;
}

interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly init: RawInit;
}

async function callRaw(
  connection: Connection,
  { method, path, init: { timeoutMs, deadlineMs, retries, ...init } }: RawCall,
): Promise<unknown> {
  const { signal, parseAs } = init;
  const options = { signal, timeoutMs, deadlineMs, retries };
  const state = connection.open(findTarget(method, path), options);
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
    if (!(error instanceof SyntaxError && response)) throw connection.toOutcome(error, state);
    // Not passed on: its message quotes the body.
    const reason = 'the body is not valid JSON';
    throw connection.toOutcome(toUnexpectedResponseError(state, response, { reason }), state);
  } finally {
    state.finish(parseAs === 'stream');
  }
}
