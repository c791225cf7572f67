import type { OperationId } from './api-error.ts';
import { NexudusError } from './nexudus-error.ts';

/** What is known of an answer that could not be understood. */
export interface UnexpectedResponse {
  readonly operationId: OperationId;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly contentType: string | undefined;
  /** What was expected and what came instead, without quoting it. */
  readonly reason: string;
  /** The text that arrived; `undefined` where it could not be read to its end. */
  readonly text: string | undefined;
  readonly cause?: unknown;
}

/**
 * An answer that the specification does not know: a page of HTML, an empty, truncated or malformed
 * body, a body of another shape, a redirect. Whether a write took effect is unknown.
 */
export class UnexpectedResponseError extends NexudusError {
  readonly operationId: OperationId;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly contentType: string | undefined;
  readonly #text: string | undefined;

  constructor(response: UnexpectedResponse) {
    const { operationId, status, requestId, contentType, reason, text, cause } = response;
    const id = requestId === undefined ? '' : ` (request id ${requestId})`;
    super(
      `${operationId}: answered with status ${status}${id}, but ${reason}. ` +
        'Check what answers at the base URL; whether a write took effect is unknown.',
      cause === undefined ? undefined : { cause },
    );
    this.operationId = operationId;
    this.status = status;
    this.requestId = requestId;
    this.contentType = contentType;
    this.#text = text;
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

  override toJSON(): Record<string, unknown> {
    const { operationId, status, requestId, contentType } = this;
    return { ...super.toJSON(), operationId, status, requestId, contentType };
  }
}
