import { ProblemError } from '../problems/problem.ts';
import type { UpstreamAnswer } from '../upstream/upstream-client.ts';
import { readRetryAfter } from './answer-parts.ts';

const openWrite = 'A write may have been carried out all the same.';

/** Refuses an answer that is not what it has to be. */
export function unusableAnswer(
  { status }: UpstreamAnswer,
  reason: string,
  cause?: unknown,
): ProblemError {
  return new ProblemError('upstream-answer-invalid', {
    detail: `The answer of Nexudus ${reason}. ${openWrite}`,
    proxyStatus: 'http_protocol_error',
    receivedStatus: status,
    operatorDetail: `The answer ${reason}.`,
    cause,
  });
}

/** Refuses an answer whose status means nothing to a consumer. */
export function failedAnswer(answer: UpstreamAnswer): ProblemError {
  return new ProblemError('upstream-failed', {
    detail: `Nexudus failed to answer the request. ${openWrite}`,
    proxyStatus: 'http_response_incomplete',
    receivedStatus: answer.status,
    headers: readRetryAfter(answer),
  });
}
