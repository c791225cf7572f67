import type { ConfigSource } from '../configuration/config-source.ts';
import type { ProxyStep } from './access.ts';

/** W3C Trace Context, `traceparent`: version, trace id, parent id, flags; ids are not all zero. */
const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export interface RequestContextOptions {
  readonly config: ConfigSource;
  readonly newRequestId: () => string;
}

/** Gives each request an id of the proxy's own, which the answer and the audit entries carry. */
export function createRequestContext(options: RequestContextOptions): ProxyStep {
  const { config, newRequestId } = options;
  return async (c, next) => {
    const requestId = newRequestId();
    const traceId = traceparent.exec(c.req.header('traceparent') ?? '')?.[1];
    c.set('access', { requestId, traceId, config: config.current() });
    await next();
    c.res.headers.set('X-Request-Id', requestId);
  };
}
