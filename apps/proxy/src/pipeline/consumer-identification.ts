import type { KeyDirectory } from '../keys/key-directory.ts';
import { ProblemError } from '../problems/problem.ts';
import type { ProxyStep } from './access.ts';

const bearer = /^Bearer +(?<key>[^ ]+) *$/i;

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
    const key = bearer.exec(header)?.groups?.['key'];
    const lookup = key === undefined ? undefined : keys.find(key);
    if (lookup && lookup.kind !== 'unknown') {
      access.consumer = lookup.consumer;
      access.keyId = lookup.keyId;
    }
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
