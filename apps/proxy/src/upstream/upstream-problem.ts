import { ProblemError, type ProblemCode, type ProxyStatusError } from '../problems/problem.ts';

type Cause = readonly [
  code: ProblemCode,
  proxyStatus: ProxyStatusError,
  detail: string,
  operatorDetail?: string,
];

const unreachable = 'Nexudus could not be reached. Try again later.';
const late = 'Nexudus did not answer in time. A write may have been carried out all the same.';
const broken =
  'The connection to Nexudus broke before its answer was complete. A write may have been carried out all the same.';

const bad =
  'The answer of Nexudus is not one that the proxy can read. A write may have been carried out all the same.';
const tooLarge =
  'The answer of Nexudus is larger than the proxy takes. Ask for less, for instance a smaller page. A write may have been carried out all the same.';
const untrusted =
  'The certificate of NEXUDUS_BASE_URL is not trusted: it has expired, names another host, or comes from an authority that Node.js does not know; add that one with NODE_EXTRA_CA_CERTS.';
const noTls = 'No TLS connection to NEXUDUS_BASE_URL: is it http there, or too old a version?';

const unroutable: Cause = ['upstream-unreachable', 'destination_ip_unroutable', unreachable];
const certificate: Cause = [
  'upstream-unreachable',
  'tls_certificate_error',
  unreachable,
  untrusted,
];
const timeout: Cause = ['upstream-timeout', 'http_response_timeout', late];
const incomplete: Cause = ['upstream-answer-invalid', 'http_response_incomplete', broken];

/** By the `code` of the error that undici or Node.js reports, or its name where it has none. */
const causes: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: ['upstream-unreachable', 'connection_refused', unreachable],
  ENOTFOUND: ['upstream-unreachable', 'dns_error', unreachable],
  EAI_AGAIN: ['upstream-unreachable', 'dns_error', unreachable],
  UND_ERR_CONNECT_TIMEOUT: ['upstream-timeout', 'connection_timeout', unreachable],
  ETIMEDOUT: ['upstream-timeout', 'connection_timeout', unreachable],
  EHOSTUNREACH: unroutable,
  ENETUNREACH: unroutable,
  ERR_TLS_CERT_ALTNAME_INVALID: certificate,
  CERT_HAS_EXPIRED: certificate,
  CERT_NOT_YET_VALID: certificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  UNABLE_TO_GET_ISSUER_CERT: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  EPROTO: ['upstream-unreachable', 'tls_protocol_error', unreachable, noTls],
  UND_ERR_HEADERS_TIMEOUT: timeout,
  UND_ERR_BODY_TIMEOUT: timeout,
  TimeoutError: timeout,
  ECONNRESET: incomplete,
  EPIPE: incomplete,
  UND_ERR_SOCKET: incomplete,
  HTTPParserError: incomplete,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: incomplete,
  UND_ERR_HEADERS_OVERFLOW: ['upstream-answer-invalid', 'http_response_header_section_size', bad],
  ANSWER_STATUS_UNKNOWN: ['upstream-answer-invalid', 'http_protocol_error', bad],
  ANSWER_TOO_LARGE: ['upstream-answer-invalid', 'http_response_body_size', tooLarge],
  ANSWER_NOT_DECODABLE: ['upstream-answer-invalid', 'http_response_content_coding', bad],
};

/** They mean that nothing was sent only where they came from the attempt to connect. */
const connectionCodes = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

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
  // Of what nobody foresaw it is not known how far it got: a write may have been carried out.
  const [code, proxyStatus, detail, operatorDetail] = findCause(error) ?? incomplete;
  return new ProblemError(code, { detail, proxyStatus, operatorDetail, cause: error });
}

function findCause(error: unknown): Cause | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (connectionCodes.has(code) && 'syscall' in error && error.syscall !== 'connect')
    return incomplete;
  return causes[code] ?? (code.startsWith('HPE_') ? incomplete : findCause(error.cause));
}
