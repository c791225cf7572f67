import { describe, expect, it } from 'vitest';
import { toUpstreamProblem } from '../../src/upstream/upstream-problem.ts';

const unreachable = 'upstream-unreachable';
const late = 'upstream-timeout';
const unusable = 'upstream-answer-invalid';

/** What Node.js and undici report, and what a consumer is told of it. */
const failures = [
  ['ECONNREFUSED', unreachable, 'connection_refused'],
  ['ENOTFOUND', unreachable, 'dns_error'],
  ['EAI_AGAIN', unreachable, 'dns_error'],
  ['EHOSTUNREACH', unreachable, 'destination_ip_unroutable'],
  ['ENETUNREACH', unreachable, 'destination_ip_unroutable'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', unreachable, 'tls_certificate_error'],
  ['CERT_HAS_EXPIRED', unreachable, 'tls_certificate_error'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', unreachable, 'tls_certificate_error'],
  ['EPROTO', unreachable, 'tls_protocol_error'],
  ['ETIMEDOUT', late, 'connection_timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', late, 'connection_timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', late, 'http_response_timeout'],
  ['UND_ERR_BODY_TIMEOUT', late, 'http_response_timeout'],
  ['ECONNRESET', unusable, 'http_response_incomplete'],
  ['EPIPE', unusable, 'http_response_incomplete'],
  ['UND_ERR_SOCKET', unusable, 'http_response_incomplete'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', unusable, 'http_response_incomplete'],
  ['HPE_INVALID_CONSTANT', unusable, 'http_response_incomplete'],
  ['UND_ERR_HEADERS_OVERFLOW', unusable, 'http_response_header_section_size'],
  ['ANSWER_TOO_LARGE', unusable, 'http_response_body_size'],
  ['ANSWER_NOT_DECODABLE', unusable, 'http_response_content_coding'],
  ['ESOMETHINGNEW', unusable, 'http_response_incomplete'],
] as const;

describe('toUpstreamProblem', () => {
  it.each(failures)('tells %s as %s, %s', (code, problem, proxyStatus) => {
    const error = Object.assign(new Error('failed'), { code });

    expect(tell(error)).toEqual({ code: problem, proxyStatus });
    expect(tell(new TypeError('fetch failed', { cause: error }))).toEqual({
      code: problem,
      proxyStatus,
    });
  });

  it.each([
    ['TimeoutError', late, 'http_response_timeout'],
    ['HTTPParserError', unusable, 'http_response_incomplete'],
  ])('tells a nameless code by the name %s', (name, problem, proxyStatus) => {
    const error = Object.assign(new Error('failed'), { name });

    expect(tell(error)).toEqual({ code: problem, proxyStatus });
  });

  it('tells a sender that is gone apart from all else', () => {
    const { code } = toUpstreamProblem(new Error('aborted'), { clientGone: true });

    expect(code).toBe('client-gone');
  });

  it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'tells %s of a connection that was there as a broken one, since a write may have got through',
    (code) => {
      const error = Object.assign(new Error('failed'), { code, syscall: 'read' });

      expect(tell(error)).toEqual({ code: unusable, proxyStatus: 'http_response_incomplete' });
    },
  );

  it('tells what is no error as a call of which nothing is known', () => {
    expect(tell('failed')).toEqual({ code: unusable, proxyStatus: 'http_response_incomplete' });
  });

  it('tells the operator, not the sender, what is wrong with a certificate', () => {
    const error = Object.assign(new Error('failed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const { message, operatorDetail } = toUpstreamProblem(error, { clientGone: false });

    expect(operatorDetail).toContain('NODE_EXTRA_CA_CERTS');
    expect(message).not.toContain('NEXUDUS_BASE_URL');
  });
});

function tell(error: unknown): object {
  const { code, proxyStatus } = toUpstreamProblem(error, { clientGone: false });
  return { code, proxyStatus };
}
