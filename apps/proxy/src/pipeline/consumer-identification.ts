import { readBearerToken } from '../identity/bearer-token.ts';
import { toChallenge } from '../identity/challenge.ts';
import { identifyByKey } from '../identity/key-identity.ts';
import { identifyByToken } from '../identity/token-identity.ts';
import type { TokenVerifier } from '../identity/token-verifier.ts';
import { looksLikeApiKey } from '../keys/api-key.ts';
import type { KeyDirectory } from '../keys/key-directory.ts';
import { ProblemError } from '../problems/problem.ts';
import type { ProxyStep } from './access.ts';

export interface ConsumerIdentificationOptions {
  readonly keys: KeyDirectory;
  readonly tokens: TokenVerifier;
}

/**
 * Finds out whose request it is, from `Authorization: Bearer`: by an API key or, where the
 * configuration names an issuer, by a JSON Web Token.
 */
export function createConsumerIdentification(options: ConsumerIdentificationOptions): ProxyStep {
  const { keys, tokens } = options;
  return async (c, next) => {
    const { access } = c.var;
    const header = c.req.header('Authorization');
    if (header === undefined)
      throw new ProblemError('key-missing', {
        detail: access.config.jwt
          ? 'Send the API key of your team, or a token of its identity provider: "Authorization: Bearer <key or token>".'
          : 'Send the API key of your team: "Authorization: Bearer <key>".',
        proxyStatus: 'http_request_denied',
        headers: toChallenge(),
      });
    const token = readBearerToken(header);
    const { jwt } = access.config;
    const { consumer, keyId, problem } =
      jwt && token !== undefined && !looksLikeApiKey(token)
        ? await identifyByToken(tokens, token, jwt)
        : await identifyByKey(keys, token);
    if (consumer !== undefined) access.consumer = consumer;
    if (keyId !== undefined) access.keyId = keyId;
    if (problem) throw problem;
    await next();
  };
}
