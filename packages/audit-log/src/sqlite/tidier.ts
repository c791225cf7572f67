import type { DatabaseSync } from 'node:sqlite';

import { createBlockIndexer } from './block-index/block-indexer.ts';

// Some two milliseconds, so that an entry that arrives meanwhile hardly notices.
const fewEntries = 128;

/** Does what can wait, between the batches. */
export interface Tidier {
  /** Tells the size of a batch: twice as many entries have to be tidied up after it to keep up. */
  expect(entryCount: number): void;
  /** @returns whether there is more to do */
  tidy(): boolean;
}

/** Keeps up the index of blocks. */
export function createTidier(database: DatabaseSync, busyTimeoutMs: number): Tidier {
  let indexer = createBlockIndexer(database);
  let entryCount = 0;

  return {
    expect(count) {
      entryCount = count;
    },
    tidy() {
      try {
        // Whoever holds a lock now keeps the next batch waiting, not this.
        database.exec('PRAGMA busy_timeout = 0');
        return indexer.work(Math.max(fewEntries, 2 * entryCount));
      } catch {
        // What is wrong with the database, the next batch will tell; after it comes the next try.
        indexer = createBlockIndexer(database);
        return false;
      } finally {
        database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      }
    },
  };
}
