import { describeAnswer } from './api-error.ts';
import { NexudusError } from './nexudus-error.ts';
import type { CallFacts } from './nexudus-error.ts';

/** What is known of an answer that could not be understood. */
export interface UnexpectedResponse extends CallFacts {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly contentType: string | undefined;
  /** What was expected and what came instead, without quoting it. */
  readonly reason: string;
  /** The text that arrived; `undefined` where it could not be read to its end. */
  readonly text?: string | undefined;
  readonly cause?: unknown;
}

/**
 * An answer that the specification does not know: a page of HTML, an empty, truncated or malformed
 * body, a body of another shape, a redirect. After a write it is the `cause` of an
 * `OutcomeUnknownError`.
 */
export class UnexpectedResponseError extends NexudusError {
  declare readonly status: number;
  declare readonly requestId: string | undefined;
  declare readonly contentType: string | undefined;
  readonly #text: string | undefined;

  constructor(response: UnexpectedResponse) {
    super(
      `answered with status ${describeAnswer(response)}, but ${response.reason}. ` +
        'Check what answers at the base URL.',
      response,
      response.cause,
    );
    this.status = response.status;
    this.requestId = response.requestId;
    this.contentType = response.contentType;
    this.#text = response.text;
  }

  override get name(): string {
    return 'UnexpectedResponseError';
  }

  /**
   * The text that arrived; `undefined` where it could not be read to its end. It may contain what
   * people said; therefore neither printing nor serialising the error shows it.
   */
  get text(): string | undefined {
    return this.#text;
  }
}
