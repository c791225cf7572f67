import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type TextMapGetter,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
} from '@opentelemetry/semantic-conventions';
import type { Context } from 'hono';
import type { ProxyEnv, ProxyStep } from '../pipeline/access.ts';
import { toReason } from '../problems/to-reason.ts';
import type { Metrics } from './metrics.ts';

export interface RequestTelemetryOptions {
  readonly metrics: Metrics;
  readonly tracer: Tracer;
}

const propagator = new W3CTraceContextPropagator();

const headerGetter: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};

/** Methods that HTTP defines; anything else would let a sender make up label values. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Measures each request and puts it on a span that continues the sender's trace. Neither knows the
 * path as it was sent, a query or a header: those may name people.
 */
export function createRequestTelemetry({ metrics, tracer }: RequestTelemetryOptions): ProxyStep {
  return async (c, next) => {
    const parent = propagator.extract(ROOT_CONTEXT, c.req.raw.headers, headerGetter);
    const span = tracer.startSpan('HTTP', { kind: SpanKind.SERVER }, parent);
    const startedAtMs = performance.now();
    metrics.activeRequests.inc();
    try {
      await context.with(trace.setSpan(parent, span), next);
    } finally {
      metrics.activeRequests.dec();
      observe(c, metrics, (performance.now() - startedAtMs) / 1_000);
      describe(c, span);
      span.end();
    }
  };
}

function observe(c: Context<ProxyEnv>, metrics: Metrics, durationSeconds: number): void {
  const { operation, consumer = '' } = c.var.access;
  metrics.requestDuration.observe(
    {
      http_request_method: toMethod(c),
      http_route: operation?.path ?? '',
      http_response_status_code: String(c.res.status),
      // Whoever holds a valid key is in the configuration, so these are few.
      consumer: c.var.access.grant ? consumer : '',
    },
    durationSeconds,
  );
  if (c.error) metrics.refusals.inc({ reason: toReason(c.error) });
}

function describe(c: Context<ProxyEnv>, span: Span): void {
  const { operation, consumer, requestId } = c.var.access;
  const { status } = c.res;
  const method = toMethod(c);
  span.updateName(operation ? `${method} ${operation.path}` : method);
  span.setAttributes({
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_HTTP_RESPONSE_STATUS_CODE]: status,
    'nexudus_proxy.request_id': requestId,
    ...(operation && {
      [ATTR_HTTP_ROUTE]: operation.path,
      'nexudus_proxy.operation': operation.id,
    }),
    ...(consumer !== undefined && { 'nexudus_proxy.consumer': consumer }),
    ...(c.error && { [ATTR_ERROR_TYPE]: toReason(c.error) }),
  });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

function toMethod(c: Context<ProxyEnv>): string {
  return knownMethods.has(c.req.method) ? c.req.method : '_OTHER';
}
