import type { Handler } from 'hono';
import type { DriftCheck } from '../validation/drift-check.ts';
import { requireStep, type ProxyEnv } from './access.ts';
import { checkAnswer } from './answer-check.ts';
import type { ServiceCall } from './service-call.ts';
import { toUpstreamRequest } from './upstream-request.ts';

export interface ForwarderOptions {
  readonly call: ServiceCall;
  readonly checkDrift: DriftCheck;
}

/** Calls Nexudus with the service token and releases its answer, byte for byte. */
export function createForwarder({ call, checkDrift }: ForwarderOptions): Handler<ProxyEnv> {
  return async (c) => {
    const { access } = c.var;
    const operation = requireStep(access.operation);
    const request = requireStep(access.request);
    const answer = await call(c, {
      ...toUpstreamRequest(operation, request, access),
      // A read whose sender is gone is of no use to anyone; a write has to become known either way.
      signal: operation.effect === 'read' ? c.req.raw.signal : undefined,
    });
    const release = checkAnswer(operation, request, answer);
    checkDrift({
      ...{ requestId: access.requestId, operation: operation.id },
      ...{ status: answer.status, drifts: release.drift },
      mode: access.config.answers[operation.id] ?? 'report',
    });
    if (release.records) access.records = release.records;
    if (release.wasSuccessful !== undefined) access.wasSuccessful = release.wasSuccessful;
    return new Response(release.body, { status: answer.status, headers: release.headers });
  };
}
