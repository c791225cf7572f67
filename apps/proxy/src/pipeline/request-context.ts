import type { ProxyStep } from './access.ts';

/** W3C Trace Context, `traceparent`: version, trace id, parent id, flags; ids are not all zero. */
const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Gives each request an id of the proxy's own, which the answer and the audit entries carry. */
export function createRequestContext({ newRequestId }: { newRequestId: () => string }): ProxyStep {
  return async (c, next) => {
    const requestId = newRequestId();
    const traceId = traceparent.exec(c.req.header('traceparent') ?? '')?.[1];
    c.set('access', { requestId, traceId });
    await next();
    c.res.headers.set('X-Request-Id', requestId);
  };
}
