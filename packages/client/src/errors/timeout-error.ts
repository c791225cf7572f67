import { NexudusError } from './nexudus-error.ts';
import type { CallFacts } from './nexudus-error.ts';

/** What ran out: the time for one request, for the whole call, or that of the caller's signal. */
export type TimeLimit = 'timeoutMs' | 'deadlineMs' | 'signal';

/**
 * The time was over before the answer was complete. `cause` is the reason of the caller's signal
 * where it was made by `AbortSignal.timeout()`.
 */
export class TimeoutError extends NexudusError {
  declare readonly limit: TimeLimit;

  constructor(limit: TimeLimit, facts: CallFacts, cause?: unknown) {
    super(`no complete answer in time: \`${limit}\` has passed.`, facts, cause);
    this.limit = limit;
  }

  override get name(): string {
    return 'TimeoutError';
  }
}
