import { TransportError } from '../errors/transport-error.ts';

/** Sends one prepared request: what `globalThis.fetch` does, reduced to what this client uses. */
export type Send = (request: Request) => Promise<Response>;

/**
 * Wraps a `fetch` so that a request without an answer rejects with one class of error everywhere.
 * An aborted request rejects with its signal's reason instead, whatever the `fetch` made of it.
 */
export function createTransport(fetch: Send): Send {
  return async (request) => {
    try {
      return await fetch(request);
    } catch (cause) {
      request.signal.throwIfAborted();
      throw new TransportError(request, cause);
    }
  };
}
