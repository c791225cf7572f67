import type { ProblemDetails } from '../answer/problem-details.ts';
import { NexudusError } from './nexudus-error.ts';
import type { CallFacts } from './nexudus-error.ts';

/** An answer that is not the one asked for. */
export interface Refusal<Body = unknown> extends CallFacts {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly body: Body;
  readonly problem: ProblemDetails | undefined;
}

/**
 * The API, or a gateway in front of it, answered and refused. The status decides the subclass; a
 * status without one of its own, such as 405, arrives as this class itself.
 */
export class ApiError<Body = unknown> extends NexudusError {
  /** The HTTP status; 200 where only the body reports a failure. */
  declare readonly status: number;
  /** The answer's `X-Request-Id`, by which a proxy's records name this call. */
  declare readonly requestId: string | undefined;
  readonly #refusal: Refusal<Body>;

  constructor(refusal: Refusal<Body>, advice = 'The specification has no such answer.') {
    super(`answered with status ${describeAnswer(refusal)}. ${advice}`, refusal);
    this.status = refusal.status;
    this.requestId = refusal.requestId;
    this.#refusal = refusal;
  }

  override get name(): string {
    return 'ApiError';
  }

  /**
   * The answer's body: JSON where it was JSON, else its text, `undefined` where there was none. It
   * may contain what people said; therefore neither printing nor serialising the error shows it.
   */
  get body(): Body {
    return this.#refusal.body;
  }

  /** What a gateway says of its refusal, where it does (`application/problem+json`). */
  get problem(): ProblemDetails | undefined {
    return this.#refusal.problem;
  }
}

/** Names an answer by its status and, where it has one, its request id. */
export function describeAnswer({
  status,
  requestId,
}: Pick<Refusal, 'status' | 'requestId'>): string {
  return requestId === undefined ? `${status}` : `${status} (request id ${requestId})`;
}
