import { createNexudusClient } from '../../src/index.ts';
import { debugLogger } from '../../src/observability/debug-logger.ts';
import { openTelemetry } from '../../src/observability/opentelemetry.ts';
import type { Hooks, NexudusClient, NexudusClientOptions } from '../../src/index.ts';

export function createObserved(
  options: NexudusClientOptions,
  log: (line: string) => void,
): NexudusClient {
  const own: Hooks = {
    onRequest({ headers }) {
      headers.set('X-Team', 'reporting');
    },
    onRetry({ operationId }, { waitMs }) {
      log(`${operationId ?? 'raw'} waits ${waitMs} ms`);
    },
  };
  return createNexudusClient({ ...options, hooks: [debugLogger(log), openTelemetry(), own] });
}
