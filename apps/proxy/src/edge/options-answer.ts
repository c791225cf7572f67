import type { ProxyStep } from '../pipeline/access.ts';
import { readRequestTarget } from '../pipeline/request-target.ts';
import { findAllowedMethods } from './allowed-methods.ts';

/**
 * Answers `OPTIONS` with what a path takes (RFC 9110, section 9.3.7). It needs no key: that much
 * stands in the specification, and a browser sends none along when it asks ahead of a request.
 */
export function createOptionsAnswer(): ProxyStep {
  return async (c, next) => {
    const allowed =
      c.req.method === 'OPTIONS' ? findAllowedMethods(readRequestTarget(c).path) : undefined;
    if (!allowed) return next();
    return new Response(null, { status: 204, headers: { Allow: allowed.join(', ') } });
  };
}
