import { isIP } from 'node:net';
import type { AuditLog } from '@nexudus-toolkit/audit-log';
import type { Logger } from 'pino';
import { toAuditProblem } from '../pipeline/audit-record.ts';
import { logFailure } from '../pipeline/log-failure.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';
import { renderError } from '../problems/render-error.ts';

/** Why something that arrived is no request that an application could be given. */
export type UnreadableCode = Extract<
  ProblemCode,
  'request-unreadable' | 'method-unknown' | 'headers-too-large' | 'request-timeout'
>;

/** Refuses what is no request, and records that. */
export type RefuseUnreadable = (
  code: UnreadableCode,
  clientAddress: string | undefined,
) => Promise<Response>;

const details: Readonly<Record<UnreadableCode, string>> = {
  'request-unreadable':
    'This is no HTTP/1.1 request: check its target (ASCII, percent-encoded), Host and lengths.',
  'method-unknown': 'HTTP has no such method. Use GET, POST, PUT or DELETE, in capitals.',
  'headers-too-large': 'The headers are too large. Send fewer or shorter ones.',
  'request-timeout': 'The request did not arrive in time. Send it again.',
};

export interface UnreadableRequestOptions {
  readonly auditLog: AuditLog;
  readonly logger: Logger;
  readonly newRequestId: () => string;
}

/** Answers what never becomes a request with a problem and an entry, as any other refusal. */
export function createUnreadableRefusal(options: UnreadableRequestOptions): RefuseUnreadable {
  const { auditLog, logger, newRequestId } = options;
  return async (code, clientAddress) => {
    const requestId = newRequestId();
    const response = renderError(
      new ProblemError(code, { detail: details[code], proxyStatus: 'http_request_error' }),
      requestId,
    );
    const address = clientAddress?.replace(/^::ffff:/, '') ?? '';
    try {
      await auditLog.append({
        requestId,
        phase: 'outcome',
        method: 'OTHER',
        decision: 'refused',
        reason: code,
        ...(isIP(address) > 0 ? { clientAddress: address } : {}),
        response: {
          status: response.status,
          bytes: Number(response.headers.get('Content-Length')),
        },
      });
      return withRequestId(response, requestId);
    } catch (error) {
      const problem = toAuditProblem(error);
      logFailure(logger, { requestId }, problem);
      return withRequestId(renderError(problem, requestId), requestId);
    }
  };
}

function withRequestId(response: Response, requestId: string): Response {
  response.headers.set('X-Request-Id', requestId);
  return response;
}
