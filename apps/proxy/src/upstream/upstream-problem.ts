import { ProblemError, type ProblemCode, type ProxyStatusError } from '../problems/problem.ts';

type Cause = readonly [code: ProblemCode, proxyStatus: ProxyStatusError, detail: string];

const unreachable = 'Nexudus could not be reached. Try again later.';
const late = 'Nexudus did not answer in time. A write may have been carried out all the same.';
const broken =
  'The connection to Nexudus broke before its answer was complete. A write may have been carried out all the same.';

const timeout: Cause = ['upstream-timeout', 'http_response_timeout', late];
const incomplete: Cause = ['upstream-answer-invalid', 'http_response_incomplete', broken];

/** By the `code` of the error that undici or Node.js reports, or its name where it has none. */
const causes: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: ['upstream-unreachable', 'connection_refused', unreachable],
  ENOTFOUND: ['upstream-unreachable', 'dns_error', unreachable],
  EAI_AGAIN: ['upstream-unreachable', 'dns_error', unreachable],
  UND_ERR_CONNECT_TIMEOUT: ['upstream-timeout', 'connection_timeout', unreachable],
  ERR_TLS_CERT_ALTNAME_INVALID: ['upstream-unreachable', 'tls_protocol_error', unreachable],
  UND_ERR_HEADERS_TIMEOUT: timeout,
  UND_ERR_BODY_TIMEOUT: timeout,
  TimeoutError: timeout,
  ECONNRESET: incomplete,
  EPIPE: incomplete,
  UND_ERR_SOCKET: incomplete,
  HTTPParserError: incomplete,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: incomplete,
  UND_ERR_RES_EXCEEDED_MAX_SIZE: [
    'upstream-answer-invalid',
    'http_protocol_error',
    'The answer of Nexudus is larger than the proxy takes. Ask for less, for instance a smaller page.',
  ],
};

/** Says what became of a call that brought no complete answer. */
export function toUpstreamProblem(
  error: unknown,
  { clientGone }: { clientGone: boolean },
): ProblemError {
  if (clientGone)
    return new ProblemError('client-gone', {
      detail: 'The sender closed the connection before the answer was there.',
      proxyStatus: 'connection_terminated',
      cause: error,
    });
  const [code, proxyStatus, detail] = findCause(error) ?? [
    'upstream-unreachable',
    'destination_unavailable',
    broken,
  ];
  return new ProblemError(code, { detail, proxyStatus, cause: error });
}

function findCause(error: unknown): Cause | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return causes[code] ?? (code.startsWith('HPE_') ? incomplete : findCause(error.cause));
}
