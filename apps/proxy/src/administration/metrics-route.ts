import type { Metrics } from '../telemetry/metrics.ts';
import type { AdministrationRoute } from './administration-route.ts';

/**
 * Everything that is measured, in the text format of Prometheus.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function createMetricsRoute({ registry }: Pick<Metrics, 'registry'>): AdministrationRoute {
  return {
    path: '/metrics',
    role: 'operator',
    answer: async (c) =>
      c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }),
  };
}
