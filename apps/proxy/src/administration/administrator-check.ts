import type { MiddlewareHandler } from 'hono';
import { readBearerToken } from '../identity/bearer-token.ts';
import { toChallenge } from '../identity/challenge.ts';
import { keysUnavailable } from '../identity/key-identity.ts';
import type { RunningKeyDirectory } from '../keys/key-directory.ts';
import type { AdministrationRole } from '../keys/key-owner.ts';
import { ProblemError, type ProblemCode } from '../problems/problem.ts';
import type { AdministrationEnv } from './administration-route.ts';

export type AdministrationKeys = Pick<RunningKeyDirectory, 'find' | 'has'>;

/** Lets whoever has a key of that role pass. A key of the other role is no better than none. */
export function createAdministratorCheck(
  keys: AdministrationKeys,
  role: AdministrationRole,
): MiddlewareHandler<AdministrationEnv> {
  return async (c, next) => {
    const header = c.req.header('Authorization');
    const key = readBearerToken(header ?? '');
    const lookup = key === undefined ? undefined : await keys.find(key, 'administration');
    if (lookup?.kind === 'unavailable') throw keysUnavailable();
    if (lookup?.kind !== 'valid') throw refuse(keys, role, header === undefined);
    const { role: ownRole, name, keyId } = lookup;
    c.set('administrator', { name, keyId });
    if (ownRole !== role)
      throw new ProblemError('role-missing', {
        detail: `This takes a key of the role ${role}; that of your key opens other things.`,
        proxyStatus: 'http_request_denied',
      });
    await next();
  };
}

function refuse(keys: AdministrationKeys, role: AdministrationRole, isMissing: boolean) {
  const code: ProblemCode = isMissing ? 'key-missing' : 'key-invalid';
  const fault = isMissing
    ? 'Send an administration key: "Authorization: Bearer <key>".'
    : 'This is no valid administration key: it is unknown, expired, revoked, or one of a consumer.';
  const remedy = keys.has('administration')
    ? ''
    : ` There is none yet; make one with: npm run keys -- create --role ${role} --name <name>`;
  return new ProblemError(code, {
    detail: `${fault}${remedy}`,
    proxyStatus: 'http_request_denied',
    headers: toChallenge(isMissing ? undefined : 'invalid_token'),
  });
}
