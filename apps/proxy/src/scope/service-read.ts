import { operations, type OperationId } from '@nexudus-toolkit/validation';
import type { Context } from 'hono';
import { requireStep, type ProxyEnv, type ValidRequest } from '../pipeline/access.ts';
import { failedAnswer } from '../pipeline/answer-problems.ts';
import { parseAnswer } from '../pipeline/parse-answer.ts';
import { requireRecordable } from '../pipeline/recordable.ts';
import { toResponse, toStatusRelease } from '../pipeline/release.ts';
import type { AccessRecorder } from '../recording/access-recorder.ts';
import type { ServiceCall } from '../pipeline/service-call.ts';
import { toUpstreamRequest } from '../pipeline/upstream-request.ts';

export interface ServiceReadOptions {
  readonly call: ServiceCall;
  readonly recorder: AccessRecorder;
}

export type ServiceReadResult =
  | { readonly kind: 'read'; readonly value: unknown }
  /** Nexudus knows of no such record. */
  | { readonly kind: 'none' }
  /** Nexudus lets the proxy wait; so has the consumer to. */
  | { readonly kind: 'throttled'; readonly response: Response };

/** Reads with the service account what a write has to be judged by. Nothing of it is disclosed. */
export type ServiceRead = (
  c: Context<ProxyEnv>,
  operationId: OperationId,
  request: ValidRequest,
) => Promise<ServiceReadResult>;

/** @throws ProblemError if that cannot be read, or could not be recorded afterwards */
export function createServiceRead({ call, recorder }: ServiceReadOptions): ServiceRead {
  return async (c, operationId, request) => {
    const { access } = c.var;
    await requireRecordable(recorder);
    const operation = operations[operationId];
    const answer = await call(c, {
      ...toUpstreamRequest(operation, request, access),
      signal: c.req.raw.signal,
    });
    switch (answer.status) {
      case 200:
        return { kind: 'read', value: parseAnswer(answer, requireStep(access.grant)) };
      case 400:
      case 404:
        return { kind: 'none' };
      case 409:
      case 429: {
        const release = toStatusRelease(operation, answer, { isLimited: true });
        return { kind: 'throttled', response: toResponse(release) };
      }
      default:
        throw failedAnswer(answer);
    }
  };
}
