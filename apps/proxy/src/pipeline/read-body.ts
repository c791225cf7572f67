import type { Context } from 'hono';
import { ProblemError } from '../problems/problem.ts';
import type { ProxyEnv } from './access.ts';

/**
 * Reads a request body, and stops as soon as it turns out too large. A client that waits to be asked
 * for it (`Expect: 100-continue`) is asked here, so that a refusal saves it from being sent.
 *
 * @throws ProblemError `body-too-large`, `client-gone` if the body breaks off, or what the server
 *   finds wrong with the request meanwhile
 */
export async function readBody(c: Context<ProxyEnv>, maxBytes: number): Promise<Buffer> {
  const { requestFault, sendContinue } = c.env;
  const request = c.req.raw;
  const declaredBytes = request.headers.get('Content-Length');
  if (Number(declaredBytes) > maxBytes) throw tooLarge(maxBytes);
  requestFault?.throwIfAborted();
  sendContinue?.();
  const body =
    declaredBytes === null
      ? readChunks(request, maxBytes)
      : request.arrayBuffer().then((bytes) => Buffer.from(bytes));
  try {
    return await (requestFault ? Promise.race([body, rejectOn(requestFault)]) : body);
  } catch (error) {
    throw error instanceof ProblemError ? error : brokenOff(error);
  }
}

function rejectOn(fault: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    fault.addEventListener('abort', () => {
      reject(fault.reason as Error); // the server gives a problem
    });
  });
}

async function readChunks(request: Request, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = request.body ?? [];
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): ProblemError {
  return new ProblemError('body-too-large', {
    detail: `A request body may have at most ${maxBytes} bytes.`,
    proxyStatus: 'http_request_denied',
  });
}

function brokenOff(cause: unknown): ProblemError {
  return new ProblemError('client-gone', {
    detail: 'The request body broke off before it was complete.',
    proxyStatus: 'connection_terminated',
    cause,
  });
}
