import type { DatabaseSync } from 'node:sqlite';

import { createBlockIndexer } from './block-index/block-indexer.ts';

// Some two milliseconds, so that an entry that arrives meanwhile hardly notices.
const entriesPerTurn = 128;
// Without an index they take a query a twentieth of a second. Until then, load may have passed.
const maxEntriesBehind = 16_384;

/** Does what can wait, between the batches. */
export interface Tidier {
  /**
   * Does a part of it.
   *
   * @returns whether there is more to do
   */
  tidy(): boolean;
  /** As `tidy`, for a log under load: nothing as long as it is not too far behind. */
  keepUp(batchEntries: number): void;
}

/** Keeps up the index of blocks. */
export function createTidier(database: DatabaseSync, busyTimeoutMs: number): Tidier {
  let indexer = createBlockIndexer(database);

  function work(maxEntries: number): boolean {
    try {
      // Whoever holds a lock now keeps the next batch waiting, not this.
      database.exec('PRAGMA busy_timeout = 0');
      return indexer.work(maxEntries);
    } catch {
      // What is wrong with the database, the next batch will tell; after it comes the next try.
      indexer = createBlockIndexer(database);
      return false;
    } finally {
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    }
  }

  return {
    tidy: () => work(entriesPerTurn),
    keepUp(batchEntries) {
      // Twice as many as were written, to catch up.
      if (indexer.entriesBehind() > maxEntriesBehind) work(2 * batchEntries);
    },
  };
}
