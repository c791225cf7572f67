import { AbortError } from '../errors/abort-error.ts';
import type { CallFacts, NexudusError } from '../errors/nexudus-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { toCallLimits } from './call-options.ts';
import type { CallLimits, CallOptions } from './call-options.ts';
import type { Clock } from './clock.ts';

/** What is called, in the words of the specification. */
export interface CallTarget extends Pick<CallFacts, 'operationId'> {
  readonly method: string;
  /** The path with its parameters' names: the same for all calls of an operation. */
  readonly urlTemplate: string;
}

/** One call from its beginning to its end, over as many requests as it takes. */
export interface CallState extends CallTarget, CallFacts {
  attempts: number;
  /** Whether a write is under way of which nobody knows whether it took effect. */
  isUncertain: boolean;
  /** Whether a fresh token was refused, too: then 401 means that a role is missing. */
  isDenied: boolean;
  readonly retries: number;
  readonly nowMs: () => number;
  readonly startedAtMs: number;
  readonly deadlineAtMs: number;
  /** Aborted, with the error to reject with, as soon as the call is over before its answer. */
  readonly signal: AbortSignal;
  /**
   * Counts one more request, and yields the signal that ends it.
   *
   * @throws AbortError or TimeoutError when the call is over.
   */
  readonly startAttempt: () => AbortSignal;
  /** The answer is here and will be read: if time runs out now, the call is over. */
  readonly awaitBody: () => void;
  /** Stops all timers. With `isStreaming` the caller's signal still ends the body. */
  readonly finish: (isStreaming?: boolean) => void;
}

/** @throws TypeError or RangeError for an option that cannot be right. */
export function createCallState(
  target: CallTarget,
  options: CallOptions,
  { clock, defaults }: { readonly clock: Clock; readonly defaults: CallLimits },
): CallState {
  const limits = toCallLimits(options, defaults);
  const { signal: given } = options;
  const over = new AbortController();
  let attempt: AbortController | undefined;
  let isAnswered = false;

  const end = (error: NexudusError): void => {
    over.abort(error);
    attempt?.abort(error);
  };
  const onAbort = (): void => {
    const reason: unknown = given?.reason;
    const isTimer = reason instanceof Error && reason.name === 'TimeoutError';
    end(isTimer ? new TimeoutError('signal', state, reason) : new AbortError(reason, state));
  };
  const startTimer = (limitMs: number, callback: () => void): (() => void) | undefined =>
    limitMs === Infinity ? undefined : clock.schedule(callback, limitMs);
  let stopTimeout: (() => void) | undefined;
  const startedAtMs = clock.nowMs();

  const state: CallState = {
    ...target,
    attempts: 0,
    isUncertain: false,
    isDenied: false,
    retries: limits.retries,
    nowMs: clock.nowMs,
    startedAtMs,
    deadlineAtMs: startedAtMs + limits.deadlineMs,
    signal: over.signal,
    startAttempt() {
      over.signal.throwIfAborted();
      const controller = (attempt = new AbortController());
      state.attempts += 1;
      stopTimeout?.();
      stopTimeout = startTimer(limits.timeoutMs, () => {
        const error = new TimeoutError('timeoutMs', state);
        if (isAnswered) over.abort(error);
        controller.abort(error);
      });
      return controller.signal;
    },
    awaitBody() {
      isAnswered = true;
      if (attempt?.signal.aborted) over.abort(attempt.signal.reason);
    },
    finish(isStreaming = false) {
      stopTimeout?.();
      stopDeadline?.();
      if (!isStreaming) given?.removeEventListener('abort', onAbort);
    },
  };
  const stopDeadline = startTimer(limits.deadlineMs, () => {
    end(new TimeoutError('deadlineMs', state));
  });
  if (given?.aborted) onAbort();
  given?.addEventListener('abort', onAbort, { once: true });
  return state;
}
