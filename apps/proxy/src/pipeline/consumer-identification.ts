import type { KeyDirectory } from '../keys/key-directory.ts';
import { ProblemError } from '../problems/problem.ts';
import type { ProxyStep } from './access.ts';

const bearer = /^Bearer +(?<token>[^ ]+) *$/i;

/**
 * Finds out whose request it is, from `Authorization: Bearer <key>`. A key that is unknown, expired
 * or revoked is answered the same; the audit entry tells which consumer's key was tried.
 */
export function createConsumerIdentification({ keys }: { keys: KeyDirectory }): ProxyStep {
  return async (c, next) => {
    const { access } = c.var;
    const header = c.req.header('Authorization');
    if (header === undefined)
      throw new ProblemError('key-missing', {
        detail: 'Send the API key of your team: "Authorization: Bearer <key>".',
        proxyStatus: 'http_request_denied',
        headers: { 'WWW-Authenticate': 'Bearer realm="nexudus-proxy"' },
      });
    const token = bearer.exec(header)?.groups?.['token'];
    const lookup = token === undefined ? undefined : await keys.find(token, 'consumer');
    if (lookup && 'keyId' in lookup) {
      access.consumer = lookup.name;
      access.keyId = lookup.keyId;
    }
    if (lookup?.kind === 'unavailable')
      throw new ProblemError('keys-unavailable', {
        detail: 'The proxy cannot tell at present which keys are valid. Try again later.',
        proxyStatus: 'proxy_internal_error',
        headers: { 'Retry-After': '2' },
      });
    if (lookup?.kind !== 'valid')
      throw new ProblemError('key-invalid', {
        detail:
          'This is no valid API key: it is unknown, expired or revoked. Ask the operator for a new one and send it as "Authorization: Bearer <key>".',
        proxyStatus: 'http_request_denied',
        headers: { 'WWW-Authenticate': 'Bearer realm="nexudus-proxy", error="invalid_token"' },
      });
    await next();
  };
}
