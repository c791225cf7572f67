import { isSpanContextValid, trace } from '@opentelemetry/api';
import type { ConfigSource } from '../configuration/config-source.ts';
import { findClientAddress } from '../edge/client-address.ts';
import type { ProxyStep } from './access.ts';
import { continueTrace } from './trace-context.ts';

export interface RequestContextOptions {
  readonly config: ConfigSource;
  readonly newRequestId: () => string;
}

/** The trace that the request is on, also where its sender has named none: it leads to the spans. */
function findOwnTrace(): { readonly traceId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { traceId: span.traceId } : {};
}

/**
 * Gives each request an id of the proxy's own, and finds out what is known ahead of everything else:
 * where it came from, and the configuration that it is judged by.
 */
export function createRequestContext(options: RequestContextOptions): ProxyStep {
  const { config, newRequestId } = options;
  return async (c, next) => {
    const requestId = newRequestId();
    const snapshot = config.current();
    const { incoming } = c.env;
    const clientAddress =
      incoming &&
      findClientAddress(
        { peerAddress: incoming.socket.remoteAddress, headers: incoming.headers },
        snapshot.trustedProxies,
      );
    c.set('access', {
      ...{ requestId, config: snapshot, clientAddress },
      ...continueTrace(c.req.header('traceparent')),
      ...findOwnTrace(),
    });
    await next();
  };
}
