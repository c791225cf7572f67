import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { reasons } from '../problems/to-reason.ts';
import type { BuildInformation } from './build-information.ts';

/**
 * What Prometheus scrapes. Names and labels of HTTP metrics are those of the OpenTelemetry semantic
 * conventions; every label has a bounded set of values, and none says anything about a person.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly requestDuration: Histogram<
    'http_request_method' | 'http_route' | 'http_response_status_code' | 'consumer'
  >;
  readonly activeRequests: Gauge;
  readonly consumerRequests: Gauge<'consumer'>;
  readonly refusals: Counter<'reason'>;
  readonly upstreamDuration: Histogram<
    'http_request_method' | 'url_template' | 'http_response_status_code' | 'error_type'
  >;
  readonly auditAppendDuration: Histogram<'outcome'>;
  readonly aggregatedRefusals: Counter;
  readonly answerDrift: Counter<'operation' | 'pointer' | 'kind'>;
}

/** Bounds that the semantic conventions advise for durations of HTTP requests, in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30];

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
export function createMetrics(build: BuildInformation): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'nexudus_proxy_build_info',
    help: 'Always 1; its labels say which build runs.',
    labelNames: ['version', 'revision', 'nodejs_version'],
    registers,
  }).set(
    { version: build.version, revision: build.revision, nodejs_version: build.nodeVersion },
    1,
  );
  const refusals = new Counter({
    name: 'nexudus_proxy_refusals_total',
    help: 'Requests that got a problem for an answer, by its code.',
    labelNames: ['reason'] as const,
    registers,
  });
  // Prometheus cannot see a counter grow that is not there before.
  for (const reason of reasons) refusals.inc({ reason }, 0);
  return {
    registry,
    requestDuration: new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Time from a request to its answer, recorded and ready to leave.',
      labelNames: [
        'http_request_method',
        'http_route',
        'http_response_status_code',
        'consumer',
      ] as const,
      ...{ buckets, registers },
    }),
    activeRequests: new Gauge({
      name: 'http_server_active_requests',
      help: 'Requests in flight.',
      registers,
    }),
    consumerRequests: new Gauge({
      name: 'nexudus_proxy_consumer_requests',
      help: 'Slots for requests that a consumer holds, until its answers are taken.',
      labelNames: ['consumer'] as const,
      registers,
    }),
    refusals,
    upstreamDuration: new Histogram({
      name: 'http_client_request_duration_seconds',
      help: 'Time of a call to Nexudus up to its last byte.',
      labelNames: [
        'http_request_method',
        'url_template',
        'http_response_status_code',
        'error_type',
      ] as const,
      ...{ buckets, registers },
    }),
    auditAppendDuration: new Histogram({
      name: 'nexudus_proxy_audit_append_duration_seconds',
      help: 'Time until an audit entry is durable, or is known not to be.',
      labelNames: ['outcome'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2],
      registers,
    }),
    aggregatedRefusals: new Counter({
      name: 'nexudus_proxy_audit_aggregated_refusals_total',
      help: 'Refusals without a consumer that were counted, in place of an entry for each.',
      registers,
    }),
    answerDrift: new Counter({
      name: 'nexudus_proxy_answer_drift_total',
      help: 'Values in answers of Nexudus that differ from the specification, by place and kind.',
      labelNames: ['operation', 'pointer', 'kind'] as const,
      registers,
    }),
  };
}
