import type { AuditRecords } from '@nexudus-toolkit/audit-log';
import { findDrift, type Drift, type Operation } from '@nexudus-toolkit/validation';
import { ProblemError } from '../problems/problem.ts';
import type { UpstreamAnswer } from '../upstream/upstream-client.ts';
import type { ValidRequest } from './access.ts';
import { readDisclosure } from './disclosed-records.ts';

const json = 'application/json';

/** Statuses besides 200 and 400 that mean something to a consumer; the rest is between proxy and Nexudus. */
const passedOn = new Set([404, 409, 429]);

/** What may leave of an answer, and what the audit log has to know about it. */
export interface Release {
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly headers: Record<string, string>;
  readonly records?: AuditRecords;
  readonly wasSuccessful?: boolean;
  /** Where a `200` or `400` differs from the specification, without any value: once for each place. */
  readonly drift: readonly Drift[];
}

/**
 * Decides what of an answer of Nexudus may leave.
 *
 * @throws ProblemError if the answer is of no use, or says so little that it cannot be recorded
 */
export function checkAnswer(
  operation: Operation,
  request: ValidRequest,
  answer: UpstreamAnswer,
): Release {
  if (answer.status === 200) {
    const value = parseJson(answer);
    const disclosure = readDisclosure(operation, request, value);
    if (!disclosure) throw unusable(answer, 'names no records that could be recorded');
    const { records, wasSuccessful } = disclosure;
    return {
      ...toRelease(answer, json),
      records,
      ...(wasSuccessful === undefined ? {} : { wasSuccessful }),
      drift: findDrift(operation.id, 200, json, value) ?? [],
    };
  }
  if (answer.status === 400) {
    const drift = findDrift(operation.id, 400, json, parseJson(answer)) ?? [];
    return { ...toRelease(answer, json), drift };
  }
  if (passedOn.has(answer.status)) return { ...toUnpromisedRelease(answer), drift: [] };
  throw new ProblemError('upstream-failed', {
    detail: 'Nexudus failed to answer the request. A write may have been carried out all the same.',
    proxyStatus: 'http_response_incomplete',
    receivedStatus: answer.status,
    headers: readRetryAfter(answer),
  });
}

/** No body is promised for these, so only what cannot be a page of the server's own is passed on. */
function toUnpromisedRelease(answer: UpstreamAnswer): Omit<Release, 'drift'> {
  const mediaType = readMediaType(answer);
  return mediaType === json || mediaType === 'text/plain'
    ? toRelease(answer, mediaType)
    : { body: null, headers: { 'Content-Length': '0', ...readRetryAfter(answer) } };
}

function toRelease(answer: UpstreamAnswer, mediaType: string): Omit<Release, 'drift'> {
  return {
    body: answer.body,
    headers: {
      'Content-Type': readHeader(answer, 'content-type') ?? mediaType,
      'Content-Length': String(answer.body.byteLength),
      ...readRetryAfter(answer),
    },
  };
}

function parseJson(answer: UpstreamAnswer): unknown {
  if (readMediaType(answer) !== json) throw unusable(answer, `is not ${json}`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body));
  } catch (cause) {
    throw unusable(answer, 'is not complete JSON', cause);
  }
}

function readRetryAfter(answer: UpstreamAnswer): Record<string, string> {
  const retryAfter = readHeader(answer, 'retry-after');
  return retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
}

function readMediaType(answer: UpstreamAnswer): string | undefined {
  return readHeader(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase();
}

function readHeader({ headers }: UpstreamAnswer, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function unusable(answer: UpstreamAnswer, reason: string, cause?: unknown): ProblemError {
  return new ProblemError('upstream-answer-invalid', {
    detail: `The answer of Nexudus ${reason}. A write may have been carried out all the same.`,
    proxyStatus: 'http_protocol_error',
    receivedStatus: answer.status,
    cause,
  });
}
