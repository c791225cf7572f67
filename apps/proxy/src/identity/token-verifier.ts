import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { JwtConfig } from '../configuration/jwt-schema.ts';
import { followKeySet, KeySetUnavailableError } from './key-set.ts';

/** Whose token it is, or why it opens nothing. */
export type TokenLookup =
  | { readonly kind: 'valid' | 'expired'; readonly keyId: string; readonly consumer: string }
  /** The issuer vouches for it, and no consumer goes with what it says. */
  | { readonly kind: 'not-mapped'; readonly keyId: string }
  /** `claim`: what the issuer signed is not meant for here, or not for now. */
  | { readonly kind: 'invalid'; readonly claim?: string }
  | { readonly kind: 'unavailable'; readonly cause: Error };

export interface TokenVerifier {
  /** Checks signature, issuer, audience and times, and finds the consumer. */
  verify(token: string, config: JwtConfig): Promise<TokenLookup>;
}

export interface TokenVerifierOptions {
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
}

/** An issuer's tokens are far shorter; longer ones are not worth a look. */
const maxTokenLength = 8_192;

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { clock, fetch = globalThis.fetch } = options;
  let keySet: { readonly url: string; readonly find: JWTVerifyGetKey } | undefined;

  function findKeySet(url: string): JWTVerifyGetKey {
    if (keySet?.url !== url) keySet = { url, find: followKeySet({ url, fetch }) };
    return keySet.find;
  }

  return {
    async verify(token, config) {
      if (token.length > maxTokenLength) return { kind: 'invalid' };
      let keyId = toKeyId(undefined);
      const findKey: JWTVerifyGetKey = (header, input) => {
        keyId = toKeyId(header.kid);
        return findKeySet(config.jwksUrl)(header, input);
      };
      try {
        const { payload } = await jwtVerify(token, findKey, {
          ...{ issuer: config.issuer, audience: config.audience },
          ...{ algorithms: [...config.algorithms], clockTolerance: config.clockToleranceSeconds },
          ...{ requiredClaims: ['exp', config.consumerClaim], currentDate: clock() },
        });
        const consumer = findConsumer(payload, config);
        return consumer === undefined
          ? { kind: 'not-mapped', keyId }
          : { kind: 'valid', keyId, consumer };
      } catch (error) {
        return toLookup(error, keyId, config);
      }
    },
  };
}

/** Whatever is wrong, there is no consumer; only a key set that is missing is not the token's fault. */
function toLookup(error: unknown, keyId: string, config: JwtConfig): TokenLookup {
  if (error instanceof KeySetUnavailableError) return { kind: 'unavailable', cause: error };
  if (error instanceof errors.JWTExpired) {
    // Signature, issuer and audience were checked before, so the claim can be believed.
    const consumer = findConsumer(error.payload, config);
    return consumer === undefined
      ? { kind: 'invalid', claim: 'exp' }
      : { kind: 'expired', keyId, consumer };
  }
  if (error instanceof errors.JWTClaimValidationFailed)
    return { kind: 'invalid', claim: error.claim };
  return { kind: 'invalid' };
}

function findConsumer(payload: JWTPayload, config: JwtConfig): string | undefined {
  const value = payload[config.consumerClaim];
  const isKnown = typeof value === 'string' && Object.hasOwn(config.consumers, value);
  return isKnown ? config.consumers[value] : undefined;
}

/** Names the issuer's key, not the token: an id of the token or its subject might name a person. */
function toKeyId(kid: string | undefined): string {
  return kid !== undefined && /^[A-Za-z0-9_.:-]{1,100}$/.test(kid) ? `jwt:${kid}` : 'jwt';
}
