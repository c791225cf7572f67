import { ProblemError } from '../problems/problem.ts';

/**
 * Reads a request body, and stops as soon as it turns out too large.
 *
 * @throws ProblemError `body-too-large`, or `client-gone` if the body breaks off
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const declaredBytes = request.headers.get('Content-Length');
  if (Number(declaredBytes) > maxBytes) throw tooLarge(maxBytes);
  try {
    return declaredBytes === null
      ? await readChunks(request, maxBytes)
      : Buffer.from(await request.arrayBuffer());
  } catch (error) {
    throw error instanceof ProblemError ? error : brokenOff(error);
  }
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
