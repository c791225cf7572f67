import { ApiError, ThrottledError, ValidationError } from '../../src/index.ts';

export function explain(error: unknown): string {
  if (error instanceof ValidationError) {
    return error.errors.map((fault) => `${fault.PropertyName} ${fault.Message}`).join('; ');
  }
  if (error instanceof ThrottledError) return `again in ${error.retryAfterMs ?? 1000} ms`;
  if (error instanceof ApiError)
    return `${error.operationId} ${error.status} ${error.requestId ?? ''}`;
  throw error;
}
