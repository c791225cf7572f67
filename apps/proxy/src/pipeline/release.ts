import { findDrift, type Operation } from '@nexudus-toolkit/validation';
import type { AccessedRecords } from '../recording/access-entry.ts';
import type { UpstreamAnswer } from '../upstream/upstream-client.ts';
import { readHeader, readMediaType, readRetryAfter } from './answer-parts.ts';

/** What may leave of an answer, and what the audit log has to know about it. */
export interface Release {
  readonly status: number;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly headers: Record<string, string>;
  readonly records?: AccessedRecords;
  readonly wasSuccessful?: boolean | undefined;
}

/** Releases the bytes of Nexudus, or others in their place. */
export function toRelease(
  answer: UpstreamAnswer,
  body: Uint8Array<ArrayBuffer> = answer.body,
): Release {
  const contentType = readHeader(answer, 'content-type');
  return {
    status: answer.status,
    body,
    headers: {
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
      'Content-Length': String(body.byteLength),
      ...readRetryAfter(answer),
    },
  };
}

const passable = new Set(['application/json', 'text/plain']);

/**
 * Releases an answer whose status says all that matters. Of a body that is not promised only what
 * cannot be a page of the server's own passes, and nothing of it under a limited grant.
 */
export function toStatusRelease(
  operation: Operation,
  answer: UpstreamAnswer,
  { isLimited }: { isLimited: boolean },
): Release {
  const mediaType = readMediaType(answer) ?? '';
  const isPassable = isLimited
    ? findDrift(operation.id, answer.status, mediaType, answer.body.toString()) !== undefined
    : passable.has(mediaType);
  if (isPassable) return toRelease(answer);
  const headers = { 'Content-Length': '0', ...readRetryAfter(answer) };
  return { status: answer.status, body: null, headers };
}

export function toResponse({ body, status, headers }: Release): Response {
  return new Response(body, { status, headers });
}
