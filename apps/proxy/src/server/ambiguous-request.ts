import type { IncomingMessage } from 'node:http';

/** Headers of which Node.js would take the first where there are two, and somebody else the last. */
const singular: ReadonlySet<string> = new Set(['authorization', 'content-type', 'host']);

/**
 * Whether another program on the way could understand the head of a request otherwise than this one
 * does: the parser of Node.js lets some of that pass.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-11.2
 */
export function isAmbiguous({ httpVersion, headers, rawHeaders }: IncomingMessage): boolean {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return true;
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && (httpVersion === '1.0' || coding.toLowerCase() !== 'chunked'))
    return true;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    if (!singular.has(name)) continue;
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}
