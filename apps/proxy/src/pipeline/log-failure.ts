import type { Logger } from 'pino';
import { InvalidRequestError } from '../problems/invalid-request-error.ts';
import type { ProblemCode } from '../problems/problem.ts';
import { toProblemError } from '../problems/render-error.ts';
import type { Access } from './access.ts';

/** What does not get better by itself. */
const alarming: ReadonlySet<string> = new Set<ProblemCode>([
  'internal-error',
  'upstream-out-of-scope',
]);

/**
 * Logs what the operator has to know: that the proxy or Nexudus failed. What a consumer did wrong
 * stands in the audit log. Messages of foreign errors may quote data, so they are left out.
 */
export function logFailure(
  logger: Logger,
  access: Pick<Access, 'requestId' | 'operation'> & Partial<Pick<Access, 'traceId'>>,
  error: Error,
): void {
  if (error instanceof InvalidRequestError) return;
  const problem = toProblemError(error);
  if (problem.status < 500) return;
  const { requestId, traceId, operation } = access;
  logger[alarming.has(problem.code) ? 'error' : 'warn'](
    {
      ...{ requestId, operation: operation?.id },
      ...(traceId !== undefined && { trace_id: traceId }),
      detail: problem.operatorDetail,
      causes: [...describeCauses(problem)],
    },
    problem.code,
  );
}

function* describeCauses(error: Error): Generator<object> {
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
    const frames = (cause.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    yield { name: cause.name, code, at: frames[0]?.trim() };
  }
}
