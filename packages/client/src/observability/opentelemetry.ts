import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span, TracerProvider } from '@opentelemetry/api';

import type { Attempt, Hooks } from './hooks.ts';
import { redactUrl } from './redact-url.ts';

export interface OpenTelemetryOptions {
  /** Default: the provider that is registered globally when a request is sent. */
  readonly tracerProvider?: TracerProvider | undefined;
}

/**
 * Hooks that trace each request as a client span by the semantic conventions for HTTP, a child of
 * what is active where the call was made, and send its context with the request. A retry is a span of
 * its own. No attribute holds personal data or a credential.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span
 */
export function openTelemetry({ tracerProvider }: OpenTelemetryOptions = {}): Hooks {
  const spans = new WeakMap<Attempt, Span>();

  const end = (attempt: Attempt, errorType: string | undefined): void => {
    const span = spans.get(attempt);
    if (errorType !== undefined) {
      span?.setAttribute('error.type', errorType);
      span?.setStatus({ code: SpanStatusCode.ERROR });
    }
    span?.end();
  };

  return {
    onRequest(attempt) {
      const { method, url, urlTemplate, operationId, headers } = attempt;
      const { hostname, port, protocol } = new URL(url);
      const tracer = (tracerProvider ?? trace.getTracerProvider()).getTracer(
        '@nexudus-toolkit/client',
      );
      const span = tracer.startSpan(`${method} ${urlTemplate}`, {
        kind: SpanKind.CLIENT,
        attributes: {
          'http.request.method': method,
          'url.full': redactUrl(url),
          'url.template': urlTemplate,
          'server.address': hostname,
          'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
          ...(operationId !== undefined && { 'nexudus.operation.id': operationId }),
          ...(attempt.attempt > 1 && { 'http.request.resend_count': attempt.attempt - 1 }),
        },
      });
      spans.set(attempt, span);
      propagation.inject(trace.setSpan(context.active(), span), headers, {
        set(carrier, name, value) {
          carrier.set(name, value);
        },
      });
    },
    onResponse(attempt, { response }) {
      const { status } = response;
      spans.get(attempt)?.setAttribute('http.response.status_code', status);
      end(attempt, status >= 400 ? String(status) : undefined);
    },
    onError(attempt, { error }) {
      end(attempt, error instanceof Error ? error.name : '_OTHER');
    },
  };
}
