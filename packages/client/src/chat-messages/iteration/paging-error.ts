import { NexudusError } from '../../errors/nexudus-error.ts';

/**
 * An iteration ended before it had brought every message: its page cap was reached, or the answers
 * cannot be put together without a gap. What it had brought until then is right.
 */
export class PagingError extends NexudusError {
  /** @param pages How many pages the iteration had read. */
  constructor(reason: string, pages: number) {
    super(reason, { operationId: 'searchOpenAiChatMessages', attempts: pages });
  }

  override get name(): string {
    return 'PagingError';
  }
}
