import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { logFailure } from '../pipeline/log-failure.ts';
import { ProblemError } from '../problems/problem.ts';
import { renderError, toProblemError } from '../problems/render-error.ts';
import type { AdministrationEnv, AdministrationRoute } from './administration-route.ts';
import { createAdministratorCheck, type AdministrationKeys } from './administrator-check.ts';

export interface AdministrationAppOptions {
  readonly routes: readonly AdministrationRoute[];
  readonly keys: AdministrationKeys;
  readonly logger: Logger;
  readonly newRequestId: () => string;
  /** Told of each refusal of somebody whose key has the other role, before the answer leaves. */
  readonly onRoleMissing?: (c: Context<AdministrationEnv>) => Promise<void>;
}

/** Serves the routes, each to those whose keys have its role, and nothing else. */
export function createAdministrationApp(
  options: AdministrationAppOptions,
): Hono<AdministrationEnv> {
  const { routes, keys, logger, onRoleMissing } = options;
  const app = new Hono<AdministrationEnv>();
  app.use(createContext(options));
  for (const { path, method = 'GET', role, answer } of routes) {
    const check = role === 'open' ? passOn : createAdministratorCheck(keys, role);
    app.on(method, path, check, answer);
    app.all(path, () => refuseMethod(method));
  }
  app.notFound((c) => renderError(pathUnknown(routes), c.var.requestId));
  app.onError(async (error, c) => {
    const { requestId, administrator } = c.var;
    logFailure(logger, { requestId }, error);
    const { status, code: reason } = toProblemError(error);
    if (status === 401 || status === 403)
      logger.warn({ requestId, reason, keyId: administrator?.keyId }, 'administration refused');
    if (reason === 'role-missing') await onRoleMissing?.(c);
    return renderError(error, requestId);
  });
  return app;
}

function createContext({
  newRequestId,
}: AdministrationAppOptions): MiddlewareHandler<AdministrationEnv> {
  return async (c, next) => {
    const requestId = newRequestId();
    c.set('requestId', requestId);
    await next();
    c.res.headers.set('X-Request-Id', requestId);
    c.res.headers.set('Cache-Control', 'no-store');
    c.res.headers.set('X-Content-Type-Options', 'nosniff');
  };
}

const passOn: MiddlewareHandler<AdministrationEnv> = (_, next) => next();

function refuseMethod(method: 'GET' | 'POST'): never {
  throw new ProblemError('method-not-allowed', {
    detail: method === 'GET' ? 'This is asked for with GET.' : 'This takes POST alone.',
    proxyStatus: 'http_request_denied',
    headers: { Allow: method === 'GET' ? 'GET, HEAD' : 'POST' },
  });
}

function pathUnknown(routes: readonly AdministrationRoute[]): ProblemError {
  return new ProblemError('path-unknown', {
    detail: `The administration port has ${routes.map(({ path }) => path).join(', ')}.`,
    proxyStatus: 'http_request_denied',
  });
}
