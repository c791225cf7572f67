/**
 * The refusals that the proxy itself produces, by their code. The code is the last part of the
 * problem's `type` and stands as the reason in the audit entry.
 */
export const problems = {
  'request-unreadable': { status: 400, title: 'Not a request' },
  'request-timeout': { status: 408, title: 'Request not complete in time' },
  'target-too-long': { status: 414, title: 'Path and query too long' },
  'headers-too-large': { status: 431, title: 'Request headers too large' },
  'method-unknown': { status: 501, title: 'No such method' },
  'path-unknown': { status: 404, title: 'No such path' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'key-missing': { status: 401, title: 'API key missing' },
  'key-invalid': { status: 401, title: 'API key invalid' },
  'token-invalid': { status: 401, title: 'Token invalid' },
  'token-not-mapped': { status: 401, title: 'Token of no consumer' },
  'identity-unavailable': { status: 503, title: 'Tokens cannot be checked' },
  'keys-unavailable': { status: 503, title: 'Keys cannot be checked' },
  'role-missing': { status: 403, title: 'Key of another role' },
  'query-invalid': { status: 400, title: 'Query not valid' },
  'entry-not-found': { status: 404, title: 'No such entry' },
  'checkpoint-invalid': { status: 400, title: 'Not a known checkpoint' },
  'checkpoint-conflict': { status: 409, title: 'Checkpoint contradicts an earlier one' },
  'audit-unreadable': { status: 503, title: 'Audit log cannot be read' },
  'operation-not-granted': { status: 403, title: 'Operation not granted' },
  'field-not-granted': { status: 403, title: 'Field not granted' },
  'business-not-granted': { status: 403, title: 'Business not granted' },
  'business-filter-required': { status: 403, title: 'Business filter required' },
  'session-not-granted': { status: 403, title: 'Session not granted' },
  'record-not-found': { status: 404, title: 'No such record' },
  'rate-limit-exceeded': { status: 429, title: 'Too many requests in a minute' },
  'concurrency-exceeded': { status: 429, title: 'Too many requests at a time' },
  overloaded: { status: 503, title: 'Proxy at its limit' },
  'expectation-failed': { status: 417, title: 'Expectation not met' },
  'body-too-large': { status: 413, title: 'Request body too large' },
  'media-type-unsupported': { status: 415, title: 'Media type not supported' },
  'state-unavailable': { status: 503, title: 'Tokens unavailable' },
  'audit-unavailable': { status: 503, title: 'Access cannot be recorded' },
  'credential-unavailable': { status: 503, title: 'Nexudus sign-in unavailable' },
  'credential-refused': { status: 502, title: 'Nexudus refused the proxy' },
  'upstream-unreachable': { status: 502, title: 'Nexudus unreachable' },
  'upstream-timeout': { status: 504, title: 'Nexudus did not answer in time' },
  'upstream-failed': { status: 502, title: 'Nexudus failed' },
  'upstream-out-of-scope': { status: 502, title: 'Answer of Nexudus beyond the grant' },
  'upstream-answer-invalid': { status: 502, title: 'Answer of Nexudus not usable' },
  'client-gone': { status: 499, title: 'Request given up by its sender' },
  'internal-error': { status: 500, title: 'Internal error' },
} as const;

export type ProblemCode = keyof typeof problems;

/** The error types of RFC 9209, section 2.3, that the proxy reports. */
export type ProxyStatusError =
  | 'connection_refused'
  | 'connection_terminated'
  | 'connection_timeout'
  | 'destination_ip_unroutable'
  | 'destination_unavailable'
  | 'dns_error'
  | 'http_request_denied'
  | 'http_request_error'
  | 'http_response_body_size'
  | 'http_response_content_coding'
  | 'http_response_header_section_size'
  | 'http_response_incomplete'
  | 'http_response_timeout'
  | 'http_protocol_error'
  | 'proxy_internal_error'
  | 'tls_certificate_error'
  | 'tls_protocol_error';

export interface ProblemDetails {
  /** What happened and what to do about it; holds nothing that the sender or a person said. */
  readonly detail: string;
  readonly proxyStatus: ProxyStatusError;
  /** Status that Nexudus answered with, if it did. */
  readonly receivedStatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the operator has to know beyond that: goes to the log, never into an answer. */
  readonly operatorDetail?: string | undefined;
  /** What the audit entry says instead, where the consumer is not to learn as much. */
  readonly auditReason?: ProblemCode | undefined;
  readonly cause?: unknown;
}

/** Ends a request with a problem (RFC 9457) of that code. Thrown by any step, rendered in one place. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly status: number;
  readonly proxyStatus: ProxyStatusError;
  readonly receivedStatus: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly operatorDetail: string | undefined;
  readonly auditReason: ProblemCode;

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(details.detail, { cause: details.cause });
    this.code = code;
    this.status = problems[code].status;
    this.proxyStatus = details.proxyStatus;
    this.receivedStatus = details.receivedStatus;
    this.headers = details.headers ?? {};
    this.operatorDetail = details.operatorDetail;
    this.auditReason = details.auditReason ?? code;
  }
}
