import type { Handler } from 'hono';
import { requireStep, type ProxyEnv } from './access.ts';
import type { AnswerCheck } from './answer-check.ts';
import { toResponse } from './release.ts';
import type { ServiceCall } from './service-call.ts';
import { toUpstreamRequest } from './upstream-request.ts';

export interface ForwarderOptions {
  readonly call: ServiceCall;
  readonly checkAnswer: AnswerCheck;
}

/** Calls Nexudus with the service token and releases of its answer what may leave. */
export function createForwarder({ call, checkAnswer }: ForwarderOptions): Handler<ProxyEnv> {
  return async (c) => {
    const { access } = c.var;
    const operation = requireStep(access.operation);
    access.isForwarded = true;
    const answer = await call(c, {
      ...toUpstreamRequest(operation, requireStep(access.request), access),
      // A read whose sender is gone is of no use to anyone; a write has to become known either way.
      signal: operation.effect === 'read' ? c.req.raw.signal : undefined,
    });
    const release = await checkAnswer(access, answer);
    if (release.records) access.records = release.records;
    if (release.wasSuccessful !== undefined) access.wasSuccessful = release.wasSuccessful;
    return toResponse(release);
  };
}
