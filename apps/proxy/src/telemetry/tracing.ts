import { context, trace } from '@opentelemetry/api';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import type { Environment } from '../configuration/read-environment.ts';
import type { BuildInformation } from './build-information.ts';

export interface Tracing {
  /** Exports what is left. */
  stop(): Promise<void>;
}

/** Whether the environment names a place for spans, as OpenTelemetry has it. */
export function isTracingConfigured(environment: Environment): boolean {
  if (environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return false;
  return ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].some((name) =>
    Boolean(environment[name]),
  );
}

/**
 * Sends spans to an OpenTelemetry collector, over OTLP. The exporter reads the standard
 * `OTEL_EXPORTER_OTLP_…` variables itself; whatever the sender of a request samples is sampled.
 * Loaded only here, so that a proxy without a collector pays nothing for it.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export async function startTracing(build: BuildInformation): Promise<Tracing> {
  const [{ AsyncLocalStorageContextManager }, { OTLPTraceExporter }, sdk, resources] =
    await Promise.all([
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/exporter-trace-otlp-proto'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/resources'),
    ]);
  const provider = new sdk.TracerProvider({
    resource: resources
      .resourceFromAttributes({
        [ATTR_SERVICE_NAME]: 'nexudus-proxy',
        [ATTR_SERVICE_VERSION]: build.version,
      })
      .merge(
        resources.detectResources({
          detectors: [resources.resourceAttributesEnvDetector, resources.serviceNameEnvDetector],
        }),
      ),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    async stop() {
      await provider.shutdown();
      trace.disable();
      context.disable();
    },
  };
}
