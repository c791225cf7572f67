import type { TreeHead } from '../entry-store.ts';

/** What a log has promised to keep. */
export interface AcknowledgedBatch {
  readonly logId: string;
  readonly head: TreeHead;
  /** Tells the database file apart from any other that may come to lie at its path. */
  readonly fileIdentity: string;
}

/** A batch that is durable. */
export interface WrittenBatch extends AcknowledgedBatch {
  readonly firstSequence: number;
}
