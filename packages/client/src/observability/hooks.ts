import type { CallTarget } from '../answer/call-state.ts';

/** One request of a call. The same object is given to every hook that is told of this request. */
export interface Attempt extends CallTarget {
  /** 1 for the first request of a call. */
  readonly attempt: number;
  /** Where it goes, with its query, which may name people: see `redactUrl` of `./debug-logger`. */
  readonly url: string;
  /** What will be sent, without the credential; `onRequest` may set more, such as `traceparent`. */
  readonly headers: Headers;
}

/** What came of a request. */
export interface AttemptAnswer {
  readonly response: Response;
  /** Until the headers of the answer. */
  readonly durationMs: number;
}

/** Why there is no answer to a request. */
export interface AttemptFailure {
  readonly error: unknown;
  readonly durationMs: number;
}

/** What is repeated, when and why. */
export interface Retry {
  readonly waitMs: number;
  /** The answer that is not good enough, where there was one. */
  readonly response: Response | undefined;
  readonly error: unknown;
}

/**
 * Functions that are told what happens, at once and in order; each request ends in exactly one of
 * `onResponse` and `onError`. The answer's body is not theirs to read.
 */
export interface Hooks {
  readonly onRequest?: (attempt: Attempt) => void;
  readonly onResponse?: (attempt: Attempt, answer: AttemptAnswer) => void;
  readonly onError?: (attempt: Attempt, failure: AttemptFailure) => void;
  /** Called before the wait. The replay after a 401 is none: nothing is waited for. */
  readonly onRetry?: (attempt: Attempt, retry: Retry) => void;
}
