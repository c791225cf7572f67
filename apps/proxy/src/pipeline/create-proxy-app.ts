import type { Tracer } from '@opentelemetry/api';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { ConfigSource } from '../configuration/config-source.ts';
import { createDescriptionAnswer } from '../description/description-answer.ts';
import { createAnswerHeaders } from '../edge/answer-headers.ts';
import { createCompression } from '../edge/compression.ts';
import { createCors } from '../edge/cors.ts';
import { createEntityTag } from '../edge/entity-tag.ts';
import { createOptionsAnswer } from '../edge/options-answer.ts';
import { createTargetLimit } from '../edge/target-limit.ts';
import type { TokenVerifier } from '../identity/token-verifier.ts';
import type { KeyDirectory } from '../keys/key-directory.ts';
import { renderError } from '../problems/render-error.ts';
import type { AccessRecorder } from '../recording/access-recorder.ts';
import type { FieldProtection } from '../shaping/field-protection.ts';
import { createFieldRestoration } from '../shaping/field-restoration.ts';
import { createShareCheck } from '../share/share-check.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createRequestTelemetry } from '../telemetry/request-telemetry.ts';
import type { ServiceToken } from '../upstream/service-token.ts';
import type { UpstreamClient } from '../upstream/upstream-client.ts';
import { createRequestScope } from '../scope/request-scope.ts';
import { createServiceRead } from '../scope/service-read.ts';
import { createSessionCheck } from '../scope/session-check.ts';
import { createTargetCheck } from '../scope/target-check.ts';
import { createDriftCheck } from '../validation/drift-check.ts';
import { createDriftReporter } from '../validation/drift-reporter.ts';
import type { ProxyEnv } from './access.ts';
import { createAnswerCheck } from './answer-check.ts';
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
  readonly tokens: TokenVerifier;
  readonly recorder: AccessRecorder;
  readonly serviceToken: ServiceToken;
  readonly upstream: UpstreamClient;
  readonly logger: Logger;
  readonly fields: FieldProtection;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  readonly newRequestId: () => string;
}

/** The way of a request through the proxy: each step either ends it or hands it to the next. */
export function createProxyApp(options: ProxyAppOptions): Hono<ProxyEnv> {
  const { recorder, logger, metrics, fields } = options;
  const call = createServiceCall(options);
  const read = createServiceRead({ call, recorder });
  const reporter = createDriftReporter({
    logger,
    count: ({ count, ...labels }) => {
      metrics.answerDrift.inc(labels, count);
    },
  });
  const checkAnswer = createAnswerCheck({
    checkDrift: createDriftCheck({ reporter }),
    shape: fields.shape,
  });
  const app = new Hono<ProxyEnv>();
  app.use(
    createRequestTelemetry(options), // around all of it: duration, status, span
    createRequestContext(options), // request id, trace id and the configuration in force
    createAnswerHeaders(), // on the way back: request id, and what browsers heed
    createCors(), // on the way back: what the pages of other origins may read
    createCompression(), // on the way back: for consumers that ask for it
    createOutcomeRecorder(options), // on the way back: audit outcome, durable, before the first byte
    createTargetLimit(), // length of path and query
    createOptionsAnswer(), // OPTIONS ends here: it needs no key
    createDescriptionAnswer(), // /openapi.json ends here: it needs no key, either
    createEntityTag(), // on the way back: 304 for a record that the consumer has
    createOperationMatcher(), // operation, from the specification
    createConsumerIdentification(options), // consumer, from the API key or JSON Web Token
    createGrantCheck(), // operation granted?
    createShareCheck({ metrics }), // requests at a time, and in a minute
    createRequestValidation(), // path, query, headers and body
    createRequestScope(), // businesses granted, as far as the request names any
    fields.resolveTokens, // tokens; no search by fields that the consumer does not see
    createTargetCheck({ read }), // updates and deletes: the record, its business, its hidden fields
    createSessionCheck({ read }), // writes: the business that a linked session belongs to
    createFieldRestoration(), // updates: what the consumer does not see stays as it is
    createIntentRecorder(options), // writes: audit intent, durable, before Nexudus is called
  );
  app.all('*', createForwarder({ call, checkAnswer })); // call with the service token, check and release the answer
  app.onError((error, c) => renderError(error, c.var.access.requestId));
  return app;
}
