import type { TreeHead } from '../entry-store.ts';

/** What a log has promised to keep. */
export interface AcknowledgedBatch {
  readonly logId: string;
  readonly head: TreeHead;
}

/** A batch that is durable. */
export interface WrittenBatch extends AcknowledgedBatch {
  readonly firstSequence: number;
}
