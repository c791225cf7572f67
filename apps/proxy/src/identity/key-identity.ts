import type { KeyDirectory } from '../keys/key-directory.ts';
import { ProblemError } from '../problems/problem.ts';
import { toChallenge } from './challenge.ts';
import type { Identity } from './identity.ts';

/**
 * Says whose an API key is. One that is unknown, expired or revoked is answered the same; the audit
 * entry tells which consumer's key was tried.
 */
export async function identifyByKey(
  keys: KeyDirectory,
  key: string | undefined,
): Promise<Identity> {
  const lookup = key === undefined ? undefined : await keys.find(key, 'consumer');
  if (lookup?.kind === 'unavailable') return { problem: keysUnavailable() };
  if (!lookup || lookup.kind === 'unknown') return { problem: invalidKey() };
  const { keyId, name: consumer } = lookup;
  return lookup.kind === 'valid' ? { consumer, keyId } : { consumer, keyId, problem: invalidKey() };
}

export function keysUnavailable(): ProblemError {
  return new ProblemError('keys-unavailable', {
    detail: 'The proxy cannot tell at present which keys are valid. Try again later.',
    proxyStatus: 'proxy_internal_error',
    headers: { 'Retry-After': '2' },
  });
}

function invalidKey(): ProblemError {
  return new ProblemError('key-invalid', {
    detail:
      'This is no valid API key: it is unknown, expired or revoked. Ask the operator for a new one and send it as "Authorization: Bearer <key>".',
    proxyStatus: 'http_request_denied',
    headers: toChallenge('invalid_token'),
  });
}
