import { ApiError, NexudusError, ThrottledError, ValidationError } from '../../src/index.ts';

export function explain(error: unknown): string {
  if (error instanceof ValidationError) {
    return error.errors.map((fault) => `${fault.PropertyName} ${fault.Message}`).join('; ');
  }
  if (error instanceof ThrottledError) return `again in ${error.retryAfterMs ?? 1000} ms`;
  if (error instanceof ApiError) return `${error.status}, request ${error.requestId ?? '?'}`;
  if (error instanceof NexudusError) return JSON.stringify(error); // safe to log, as is `message`
  throw error;
}
