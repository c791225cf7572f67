import type { ProxyStep } from '../pipeline/access.ts';

/** What no answer is without, unless a step has said something else. */
const defaults = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Gives every answer, refusals included, its request id and the headers that browsers heed. */
export function createAnswerHeaders(): ProxyStep {
  return async (c, next) => {
    await next();
    const { requestId, rateLimitHeaders } = c.var.access;
    setAnswerHeaders(c.res.headers, requestId, rateLimitHeaders);
  };
}

/** Does so for the answer to a request that no application was given. */
export function setAnswerHeaders(
  headers: Headers,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): void {
  headers.set('X-Request-Id', requestId);
  headers.set('Via', '1.1 nexudus-proxy'); // RFC 9110, section 7.6.3
  for (const [name, value] of Object.entries({ ...defaults, ...more }))
    if (!headers.has(name)) headers.set(name, value);
}
