import type { JwtConfig } from '../configuration/jwt-schema.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';
import { toChallenge } from './challenge.ts';
import type { Identity } from './identity.ts';
import type { TokenVerifier } from './token-verifier.ts';

/** Says which consumer a JSON Web Token stands for. */
export async function identifyByToken(
  tokens: TokenVerifier,
  token: string,
  config: JwtConfig,
): Promise<Identity> {
  const lookup = await tokens.verify(token, config);
  switch (lookup.kind) {
    case 'valid':
      return { consumer: lookup.consumer, keyId: lookup.keyId };
    case 'expired': {
      const { consumer, keyId } = lookup;
      return { consumer, keyId, problem: refuse('token-invalid', expired) };
    }
    case 'not-mapped':
      return { keyId: lookup.keyId, problem: refuse('token-not-mapped', notMapped) };
    case 'invalid':
      return { problem: refuse('token-invalid', describeInvalid(lookup.claim)) };
    case 'unavailable':
      return { problem: unavailable(lookup.cause) };
  }
}

const expired = 'The token has expired. Get a new one from your identity provider.';
const notMapped =
  'The token is valid, but stands for no consumer of this proxy. Ask its operator to add it.';

function describeInvalid(claim: string | undefined): string {
  if (claim === 'exp') return expired;
  return claim === undefined
    ? 'This is no token that the identity provider of this proxy has signed. Get a new one and send it as "Authorization: Bearer <token>".'
    : `The token is not for this proxy, or not for now: its claim "${claim}" does not fit.`;
}

function refuse(code: ProblemCode, detail: string): ProblemError {
  return new ProblemError(code, {
    detail,
    proxyStatus: 'http_request_denied',
    headers: toChallenge('invalid_token'),
  });
}

function unavailable(cause: Error): ProblemError {
  return new ProblemError('identity-unavailable', {
    detail:
      'The proxy cannot fetch the keys of the identity provider at present, so it cannot check the token. Try again later.',
    proxyStatus: 'proxy_internal_error',
    headers: { 'Retry-After': '5' },
    cause,
  });
}
