import { NexudusError } from './nexudus-error.ts';
import type { CallFacts, OperationId } from './nexudus-error.ts';

/** What to look at before a write is repeated, where there is more to it than the record. */
const checks: Partial<Record<OperationId, string>> = {
  createOpenAiChatMessage: 'search for the message, newest first',
  deleteOpenAiChatMessage: 'get the record: a NotFoundError means that it is gone',
};

/**
 * A write was sent, and nobody knows whether it took effect: the answer was lost, late, unreadable,
 * or a failure of the server. It was not repeated, since that might write twice. `cause` is the
 * `TransportError`, `TimeoutError`, `UnexpectedResponseError`, `ServerError` or `ApiError` (408)
 * that a read would have rejected with.
 */
export class OutcomeUnknownError extends NexudusError {
  declare readonly cause: NexudusError;
  /** The status of the answer, where there was one. */
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  /** What to look at before the write is repeated. */
  declare readonly check: string;

  constructor(cause: NexudusError & { status?: number; requestId?: string | undefined }) {
    const check =
      (cause.operationId && checks[cause.operationId]) ?? 'get the record and compare it';
    super(
      `it is unknown whether the write took effect. Before repeating it, ${check}.`,
      cause satisfies CallFacts,
      cause,
    );
    this.status = cause.status;
    this.requestId = cause.requestId;
    this.check = check;
  }

  override get name(): string {
    return 'OutcomeUnknownError';
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), cause: this.cause.toJSON() };
  }
}
