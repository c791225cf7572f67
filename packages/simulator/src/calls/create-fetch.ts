import { fetchConnection } from '../faults/fetch-connection.ts';
import type { Simulator } from '../simulator.ts';
import type { RequestHandler } from './handle-request.ts';

/** Gives a handler the signature of the global `fetch`, and what it does when it is aborted. */
export function createFetch(handle: RequestHandler): Simulator['fetch'] {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    // A server goes on with what it was asked for when the caller has gone, and so does this.
    const response = await beforeAbort(handle(request, fetchConnection), signal);
    return abortBody(response, request);
  };
}

/** @throws the reason of the signal if it is aborted first */
function beforeAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      // Whatever the caller has aborted with: it is handed back as it came.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/** Makes a body fail that is still unread when the request is aborted. */
function abortBody(response: Response, request: Request): Response {
  if (!response.body) return response;
  const { status, statusText, headers } = response;
  const source: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> = response.body.getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        // Through the request: alone, its signal would forget what it follows.
        request.signal.throwIfAborted();
        const { done, value } = await source.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => source.cancel(reason),
    },
    // Nothing is read ahead, so that an answer is unread until somebody reads it.
    { highWaterMark: 0 },
  );
  return new Response(body, { status, statusText, headers });
}
