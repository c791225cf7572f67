import type { AuditEntry } from './audit-entry.ts';
import type { PlaceableEntry } from './canonical-entry.ts';
import type { WalTail } from './recovery/wal-tail.ts';

/** The state of a log after a batch: this many entries, under this root. */
export interface TreeHead {
  /** Number of entries. */
  readonly size: number;
  /** Root of the Merkle tree over them. */
  readonly rootHash: Uint8Array;
}

/** Where the entries of a batch came to lie, one after the other. */
export interface BatchPlace {
  /** UUID of the log. */
  readonly logId: string;
  readonly firstSequence: number;
}

/** Where a log writes its entries. One batch is under way at a time. */
export interface EntryStore {
  /** UUID of the log that this store writes now; it may go on in another one after an outage. */
  readonly logId: string;

  /** The log after the last batch that is known to be durable. */
  readonly head: TreeHead;

  /**
   * Makes a batch durable, in order, as a whole or not at all. An empty batch writes too, so that
   * it shows whether the store can be written to.
   *
   * @param entries to be given their places in the log, see `placeEntry`
   * @throws {AuditStoreError} when the batch is not known to be durable. The store recovers by
   * itself with a later batch
   */
  append(entries: readonly PlaceableEntry[]): Promise<BatchPlace>;

  /** What the writer before left behind. */
  readonly tail?: WalTail | undefined;

  /**
   * Entries of phase `intent` whose request has no outcome, in this log and in those that nobody
   * writes any more.
   */
  readonly openIntents: () => Promise<readonly AuditEntry[]>;

  /** Lets go of the store. Waits for no longer than `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}
