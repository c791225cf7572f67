import type { UpstreamAnswer } from '../upstream/upstream-client.ts';

/** The media type of an answer in lower case, without parameters. */
export function readMediaType(answer: UpstreamAnswer): string | undefined {
  return readHeader(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase();
}

export function readRetryAfter(answer: UpstreamAnswer): Record<string, string> {
  const retryAfter = readHeader(answer, 'retry-after');
  return retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
}

export function readHeader(
  { headers }: UpstreamAnswer,
  name: 'content-type' | 'retry-after',
): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
