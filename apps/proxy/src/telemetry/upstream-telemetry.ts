import {
  isSpanContextValid,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@opentelemetry/semantic-conventions';
import { matchOperation } from '@nexudus-toolkit/validation';
import { toProblemError } from '../problems/render-error.ts';
import type { UpstreamClient, UpstreamRequest } from '../upstream/upstream-client.ts';
import type { Metrics } from './metrics.ts';

export interface UpstreamTelemetryOptions {
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  /** Where Nexudus is. */
  readonly baseUrl: string;
}

/** Measures each call to Nexudus and puts it on a span, under that of the request it is made for. */
export function observeUpstream(
  upstream: UpstreamClient,
  { metrics, tracer, baseUrl }: UpstreamTelemetryOptions,
): UpstreamClient {
  const { hostname, port, protocol } = new URL(baseUrl);
  const server = {
    [ATTR_SERVER_ADDRESS]: hostname,
    [ATTR_SERVER_PORT]: Number(port || (protocol === 'https:' ? 443 : 80)),
  };
  return {
    ...upstream,
    async send(request) {
      const template = toTemplate(request);
      const span = tracer.startSpan(`${request.method} ${template}`, {
        kind: SpanKind.CLIENT,
        attributes: {
          [ATTR_HTTP_REQUEST_METHOD]: request.method,
          'url.template': template,
          ...server,
        },
      });
      const labels = { http_request_method: request.method, url_template: template };
      const stop = metrics.upstreamDuration.startTimer(labels);
      try {
        const answer = await upstream.send({ ...request, headers: withSpan(request, span) });
        const status = answer.status;
        stop({ http_response_status_code: String(status), error_type: '' });
        span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
        if (status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
        return answer;
      } catch (error) {
        const { code } = toProblemError(error);
        stop({ http_response_status_code: '', error_type: code });
        span.setAttribute(ATTR_ERROR_TYPE, code);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
  };
}

/** The path of the specification that is called, in place of one with an id in it. */
function toTemplate({ method, target }: UpstreamRequest): string {
  const match = matchOperation(method, target.split('?', 1)[0] ?? target);
  return match.kind === 'operation' ? match.operation.path : '';
}

/** Makes the span the parent of whatever Nexudus makes of the call, where spans are made at all. */
function withSpan({ headers }: UpstreamRequest, span: Span): UpstreamRequest['headers'] {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext) || !span.isRecording()) return headers;
  const { traceId, spanId, traceFlags } = spanContext;
  const flags = traceFlags & TraceFlags.SAMPLED ? '01' : '00';
  return { ...headers, traceparent: `00-${traceId}-${spanId}-${flags}` };
}
