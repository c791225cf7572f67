import { matchOperation, type Operation } from '@nexudus-toolkit/validation';
import { answerWithFault, letsOperationRun } from '../faults/answer-fault.ts';
import { applyDrift } from '../faults/apply-drift.ts';
import type { Connection } from '../faults/connection.ts';
import type { StrikingFaults } from '../faults/fault-registry.ts';
import type { RequestRecorder } from '../requests/request-counters.ts';
import { answerThrottled, type Throttle } from '../throttle/throttle.ts';
import { findTokenClient } from '../tokens/answer-token-request.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import { authenticate } from '../users/authenticate.ts';
import { holdsRole, type SimulatorUser } from '../users/simulator-user.ts';
import { emptyAnswer, toResponse, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Operations } from './create-operations.ts';

export interface HandlerDependencies {
  readonly operations: Operations;
  readonly users: readonly SimulatorUser[];
  readonly tokens: TokenStore;
  readonly throttle: Throttle;
  readonly faults: { take(operation: Operation | undefined): StrikingFaults };
  readonly recorder: RequestRecorder;
  readonly latencyMs: number;
  readonly wait: (durationMs: number) => Promise<void>;
}

export type RequestHandler = (request: Request, connection: Connection) => Promise<Response>;

/**
 * Answers requests as Nexudus would:
 * faults -> latency -> caller -> throttling -> role -> operation -> drift -> answer.
 */
export function createRequestHandler(dependencies: HandlerDependencies): RequestHandler {
  const { users, tokens, recorder, wait } = dependencies;

  return async (request, connection) => {
    const url = new URL(request.url);
    const match = matchOperation(request.method, url.pathname);
    const operation = match.kind === 'operation' ? match.operation : undefined;
    const body = operation?.requestBody ? await request.text() : '';
    const faults = dependencies.faults.take(operation);
    const latencyMs = dependencies.latencyMs + faults.latencyMs;
    if (latencyMs > 0) await wait(latencyMs);

    const operate = (): Answer => {
      if (match.kind === 'not-found') return emptyAnswer(404);
      if (match.kind === 'method-not-allowed')
        return emptyAnswer(405, { allow: match.allowedMethods.join(', ') });
      const { headers } = request;
      const user = authenticate(headers.get('authorization'), users, tokens);
      const { pathParameters } = match;
      const { ignoresFilters } = faults;
      const call = { operation: match.operation, url, headers, pathParameters, body, user };
      return answerCall({ ...call, ignoresFilters }, dependencies);
    };

    const respond = (): Response => {
      const { answer: fault } = faults;
      if (fault && !letsOperationRun(fault)) return answerWithFault(fault, undefined, connection);
      const answer = faults.drifts.reduce(applyDrift, operate());
      return fault ? answerWithFault(fault, answer, connection) : toResponse(answer);
    };

    const record = (status: number | null): void => {
      recorder.recordRequest({
        method: request.method,
        target: url.pathname + url.search,
        operationId: operation?.id ?? null,
        requestId: request.headers.get('x-request-id'),
        status,
      });
    };

    if (faults.answer?.kind === 'connection-reset') {
      record(null);
      return respond();
    }
    const response = respond();
    record(response.status);
    return response;
  };
}

function answerCall(call: Call, { throttle, operations }: HandlerDependencies): Answer {
  const { operation, user } = call;
  const client = user?.username ?? findTokenClient(call) ?? 'anonymous';
  const waitMs = throttle.admit(client, operation.method);
  if (waitMs > 0) return answerThrottled(throttle.settings.status, waitMs / 1000);
  if (operation.role !== null && !(user && holdsRole(user, operation.role)))
    return emptyAnswer(401);
  return operations[operation.id](call);
}
