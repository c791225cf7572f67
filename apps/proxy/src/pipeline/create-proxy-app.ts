import type { AuditLog } from '@nexudus-toolkit/audit-log';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { ConfigSource } from '../configuration/config-source.ts';
import type { KeyDirectory } from '../keys/key-directory.ts';
import { renderError } from '../problems/render-error.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import type { UpstreamClient } from '../upstream/upstream-client.ts';
import type { ProxyEnv } from './access.ts';
import { createConsumerIdentification } from './consumer-identification.ts';
import { createForwarder } from './forwarder.ts';
import { createGrantCheck } from './grant-check.ts';
import { createIntentRecorder } from './intent-recorder.ts';
import { createOperationMatcher } from './operation-matcher.ts';
import { createOutcomeRecorder } from './outcome-recorder.ts';
import { createRequestContext } from './request-context.ts';
import { createRequestValidation } from './request-validation.ts';
import { createServiceCall } from './service-call.ts';

export interface ProxyAppOptions {
  readonly config: ConfigSource;
  readonly keys: KeyDirectory;
  readonly auditLog: AuditLog;
  readonly serviceToken: ServiceToken;
  readonly upstream: UpstreamClient;
  readonly logger: Logger;
  readonly newRequestId: () => string;
}

/** The way of a request through the proxy: each step either ends it or hands it to the next. */
export function createProxyApp(options: ProxyAppOptions): Hono<ProxyEnv> {
  const { auditLog, logger } = options;
  const call = createServiceCall(options);
  const app = new Hono<ProxyEnv>();
  app.use(
    createRequestContext(options), // request id, trace id and the configuration in force
    createOutcomeRecorder(options), // on the way back: audit outcome, durable, before the first byte
    createOperationMatcher(), // operation, from the specification
    createConsumerIdentification(options), // consumer, from the API key
    createGrantCheck(), // operation granted?
    createRequestValidation(), // path, query, headers and body
    createIntentRecorder({ auditLog }), // writes: audit intent, durable, before Nexudus is called
  );
  app.all('*', createForwarder({ call, logger })); // call with the service token, check and release the answer
  app.onError((error, c) => renderError(error, c.var.access.requestId));
  return app;
}
