import type { CallState } from '../answer/call-state.ts';
import type { Clock } from '../answer/clock.ts';
import type { AttemptResult } from '../connection/attempt-request.ts';
import { judgeAttempt } from './judge-attempt.ts';
import { createRetryBudget } from './retry-budget.ts';

/** When to repeat a request. */
export interface RetryWait {
  readonly waitMs: number;
  /** Whether the API has asked for it. */
  readonly isAsked: boolean;
}

/** Decides on one request of a call after the other; `undefined`: what came of it is final. */
type DecideRetry = (result: AttemptResult, signal: AbortSignal) => Promise<RetryWait | undefined>;

export type CreateRetryDecision = (options: {
  readonly clock: Clock;
  readonly random: () => number;
}) => (state: CallState, isWrite: boolean) => DecideRetry;

const backoffBaseMs = 250;
const backoffCapMs = 10_000;

/** A wait that is longer is the caller's to make: the answer is handed over at once. */
const longestWaitMs = 60_000;

/**
 * Decides whether a request is repeated, for the calls of one client: while its budget lasts, the
 * wait ends before the deadline, and nothing is written twice. Waits are exponential with full
 * jitter, and never shorter than the API asks for.
 *
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export const createRetryDecision: CreateRetryDecision = ({ clock, random }) => {
  const budget = createRetryBudget();

  return (state, isWrite) => {
    let retries = 0;
    budget.deposit();
    return async (result, signal) => {
      const nowMs = clock.nowMs();
      const verdict = await judgeAttempt(result, { nowMs, signal });
      state.signal.throwIfAborted();
      if (verdict.isWithoutEffect) state.isUncertain = false;
      const { retryAfterMs } = verdict;
      const ceilingMs = Math.min(backoffCapMs, backoffBaseMs * 2 ** retries);
      const waitMs = Math.max(retryAfterMs ?? 0, Math.floor(random() * ceilingMs));
      const isWorthwhile =
        verdict.isTransient &&
        (!isWrite || verdict.isWithoutEffect) &&
        retries < state.retries &&
        waitMs <= longestWaitMs &&
        clock.nowMs() + waitMs < state.deadlineAtMs &&
        budget.take();
      if (!isWorthwhile) return undefined;
      retries += 1;
      return { waitMs, isAsked: retryAfterMs !== undefined };
    };
  };
};
