import type { Logger } from 'pino';
import type { ConfigSource } from '../configuration/config-source.ts';
import { setAnswerHeaders } from '../edge/answer-headers.ts';
import { findClientAddress, type Arrival } from '../edge/client-address.ts';
import { toAuditProblem } from '../pipeline/audit-record.ts';
import { logFailure } from '../pipeline/log-failure.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';
import { renderError } from '../problems/render-error.ts';
import type { AccessRecorder } from '../recording/access-recorder.ts';
import { toRecordedAddress } from '../recording/recorded-address.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** Why something that arrived is not given to an application. */
export type UnreadableCode = Extract<
  ProblemCode,
  | 'request-unreadable'
  | 'request-timeout'
  | 'headers-too-large'
  | 'method-unknown'
  | 'method-not-allowed'
  | 'expectation-failed'
  | 'overloaded'
  | 'internal-error'
>;

/** Refuses what is not given to an application, and records that. */
export type RefuseUnreadable = (code: UnreadableCode, arrival: Arrival) => Promise<Response>;

const details: Readonly<Record<UnreadableCode, string>> = {
  'request-unreadable':
    'This is no HTTP/1.1 request: check its target (ASCII, percent-encoded), Host, lengths and chunks.',
  'request-timeout': 'The request did not arrive in time. Send it again.',
  'headers-too-large': 'The headers are too large. Send fewer or shorter ones.',
  'method-unknown': 'HTTP has no such method. Use GET, POST, PUT or DELETE, in capitals.',
  'method-not-allowed': 'This is no proxy for other hosts: it opens no tunnels.',
  'expectation-failed': 'No expectation is met but "100-continue". Leave the header out.',
  overloaded: 'The proxy has as many requests in flight as it takes. Try again later.',
  'internal-error': 'The proxy failed. Report the request id to its operator.',
};

const headers: Partial<Record<UnreadableCode, Readonly<Record<string, string>>>> = {
  'method-not-allowed': { Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' },
  overloaded: { 'Retry-After': '1' },
};

/** Entries under way at a time: a flood of rubbish must not fill the memory with them. */
const maxPendingEntries = 4_096;

export interface UnreadableRequestOptions {
  readonly config: ConfigSource;
  readonly recorder: AccessRecorder;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'refusals'>;
  readonly newRequestId: () => string;
}

/**
 * Answers what is not given to an application with a problem and an entry, as any other refusal.
 * `overloaded` alone leaves no entry: recording would be the very work that is too much.
 */
export function createUnreadableRefusal(options: UnreadableRequestOptions): RefuseUnreadable {
  const { config, recorder, logger, metrics, newRequestId } = options;
  let pendingEntries = 0;
  return async (given, arrival) => {
    const code = pendingEntries < maxPendingEntries ? given : 'overloaded';
    const requestId = newRequestId();
    const problem = toProblem(code);
    metrics.refusals.inc({ reason: code });
    const response = renderError(problem, requestId);
    setAnswerHeaders(response.headers, requestId);
    if (code === 'overloaded') return response;
    logFailure(logger, { requestId }, problem);
    const { trustedProxies, audit } = config.current();
    const clientAddress = toRecordedAddress(
      findClientAddress(arrival, trustedProxies),
      audit.clientAddress,
    );
    pendingEntries += 1;
    try {
      await recorder.record({
        requestId,
        phase: 'outcome',
        method: 'OTHER',
        decision: 'refused',
        reason: code,
        ...(clientAddress === undefined ? {} : { clientAddress }),
        response: {
          status: response.status,
          bytes: Number(response.headers.get('Content-Length')),
        },
      });
      return response;
    } catch (error) {
      const auditProblem = toAuditProblem(error);
      logFailure(logger, { requestId }, auditProblem);
      const unrecorded = renderError(auditProblem, requestId);
      setAnswerHeaders(unrecorded.headers, requestId);
      return unrecorded;
    } finally {
      pendingEntries -= 1;
    }
  };
}

/** The problem that stands for such a request, for an application that has begun to read it, too. */
export function toProblem(code: UnreadableCode): ProblemError {
  return new ProblemError(code, {
    detail: details[code],
    proxyStatus: code === 'internal-error' ? 'proxy_internal_error' : 'http_request_error',
    headers: headers[code] ?? {},
  });
}
