import { ApiError } from './api-error.ts';
import type { Refusal } from './api-error.ts';

/**
 * 429, or a 409 that is a throttle: too many requests. The request had no effect and may be
 * repeated after the wait.
 */
export class ThrottledError extends ApiError {
  /** How long to wait, in milliseconds; `undefined` where the answer does not say. */
  declare readonly retryAfterMs: number | undefined;

  constructor(refusal: Refusal, retryAfterMs: number | undefined) {
    const wait = retryAfterMs === undefined ? 'a while' : `${retryAfterMs} ms`;
    super(refusal, `Too many requests: repeat it after ${wait}.`);
    this.retryAfterMs = retryAfterMs;
  }

  override get name(): string {
    return 'ThrottledError';
  }
}
