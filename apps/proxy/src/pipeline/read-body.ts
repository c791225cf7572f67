import { ProblemError } from '../problems/problem.ts';

/**
 * Reads a request body, and stops as soon as it turns out too large.
 *
 * @throws ProblemError `body-too-large`
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const declaredBytes = request.headers.get('Content-Length');
  if (declaredBytes !== null) {
    if (Number(declaredBytes) > maxBytes) throw tooLarge(maxBytes);
    return Buffer.from(await request.arrayBuffer());
  }
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
