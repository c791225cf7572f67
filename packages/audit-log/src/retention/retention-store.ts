import type { LogKind } from '../log-kind.ts';
import type { SubtreePlace } from './removed-subtrees.ts';
import type { Tombstone } from './tombstone.ts';

/** Entries of one calendar month, one after the other, in one log. */
export interface PeriodRun {
  /** UUID of the log. */
  readonly logId: string;
  readonly kind: LogKind;
  /** Such as `2026-05`. */
  readonly period: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/** Entries that have a tombstone already, some of which are still there. */
export interface UnfinishedRemoval extends PeriodRun {
  /** Of the entry that announced the removal. */
  readonly requestId: string;
  readonly rootHash: Uint8Array;
}

/** A hold as it is stored. */
export interface StoredHold {
  readonly name: string;
  /** What is held, as JSON. */
  readonly terms: string;
}

/** A tombstone to be set. */
export interface Burial {
  readonly run: PeriodRun;
  /** Makes the signed note of what the store knows about the tree. */
  readonly sign: (tree: Pick<Tombstone, 'rootHash' | 'subtrees'>) => string;
  /** The subtrees that are to be kept. */
  readonly places: readonly SubtreePlace[];
  /** Names of the holds under which this was decided. */
  readonly holds: readonly string[];
}

/** The part of a store that retention works on. */
export interface RetentionStore {
  /**
   * What there is of entries of the months before one, in all logs, as far as they have no tombstone.
   */
  runs(beforeMonth: string): Promise<readonly PeriodRun[]>;
  unfinished(): Promise<readonly UnfinishedRemoval[]>;
  /**
   * Makes a tombstone durable. From then on its entries count as removed.
   *
   * @returns the root hash in it; nothing when other holds are in force by now
   */
  bury(burial: Burial): Promise<Uint8Array | undefined>;
  /**
   * Removes entries that have a tombstone, a few at a time, such that the log verifies meanwhile.
   *
   * @param onRemoved told each time how many more are gone
   */
  remove(removal: UnfinishedRemoval, onRemoved: (count: number) => void): Promise<void>;
  /** Gives space back that removed entries took. */
  reclaim(): Promise<ReclaimedSpace>;
  holds(): Promise<readonly StoredHold[]>;
  /** @returns whether there was no hold of that name */
  addHold(hold: StoredHold): Promise<boolean>;
  /** @returns whether there was a hold of that name */
  removeHold(name: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What became of the space that removed entries took. */
export interface ReclaimedSpace {
  /** Given back to the file system. */
  readonly freedBytes: number;
  /** Kept by the store, for entries to come. */
  readonly reusableBytes: number;
}
