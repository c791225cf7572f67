import type { ProxyStep } from '../pipeline/access.ts';
import { readRequestTarget } from '../pipeline/request-target.ts';
import { findAllowedMethods } from './allowed-methods.ts';

/** Headers of an answer that a page may read besides those that it may read of any answer. */
const exposedHeaders = [
  'Allow',
  'ETag',
  'Proxy-Status',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'WWW-Authenticate',
  'X-Request-Id',
].join(', ');

/** Headers with a meaning for the proxy that a page may send besides those that it may always. */
const requestHeaders = 'Authorization, Content-Type, If-None-Match, traceparent';

/** For how long a browser may remember what a preflight allowed: Chromium's longest. */
const maxAgeSeconds = 7_200;

/**
 * Lets the pages of `cors.origins` call the proxy and read its answers, refusals included. An origin
 * is named or gets nothing; there are no cookies to send along, so credentials are never allowed.
 * The middleware of Hono names exposed headers to everybody and forgets problems.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function createCors(): ProxyStep {
  return async (c, next) => {
    await next();
    const { origins } = c.var.access.config.cors;
    if (origins.length === 0) return;
    const { headers } = c.res;
    headers.append('Vary', 'Origin');
    const origin = c.req.header('Origin');
    if (origin === undefined || !origins.includes(origin)) return;
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', exposedHeaders);
    if (c.req.method !== 'OPTIONS' || !c.req.header('Access-Control-Request-Method')) return;
    const methods = findAllowedMethods(readRequestTarget(c).path) ?? [];
    headers.set('Access-Control-Allow-Methods', methods.join(', '));
    headers.set('Access-Control-Allow-Headers', requestHeaders);
    headers.set('Access-Control-Max-Age', String(maxAgeSeconds));
  };
}
