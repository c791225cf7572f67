import type { DatabaseSync } from 'node:sqlite';

import { readPragma } from '../database-schema.ts';
import { bucketsPerBlock } from './block-index-tables.ts';
import type { BlockSummary } from './block-summary.ts';

/**
 * Writes down what is known of a block, as a whole.
 *
 * @param version `PRAGMA data_version` from when the entries were read
 * @returns whether the database was still the same
 */
export type BlockWriter = (summary: BlockSummary, version: unknown) => boolean;

/** Prepares the writing of blocks into an open database. */
export function prepareBlockWriter(database: DatabaseSync): BlockWriter {
  const removePostings = database.prepare('DELETE FROM postings WHERE bucket >= ? AND bucket < ?');
  const removeFrequent = database.prepare('DELETE FROM frequent_terms WHERE block = ?');
  const insertPostings = database.prepare('INSERT INTO postings VALUES (?, ?)');
  const insertFrequent = database.prepare('INSERT INTO frequent_terms VALUES (?, ?, ?)');
  const insertBlock = database.prepare('INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?)');

  function insert({ block, minTime, maxTime, counts, buckets, frequent }: BlockSummary): void {
    const start = block * bucketsPerBlock;
    // A block that lost its row when entries were removed still has these.
    removePostings.run(start, start + bucketsPerBlock);
    removeFrequent.run(block);
    for (const { bucket, postings } of buckets) insertPostings.run(start + bucket, postings);
    for (const { term, entries } of frequent) insertFrequent.run(block, term, entries);
    insertBlock.run(block, minTime, maxTime, counts);
  }

  return (summary, version) => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const isSame = readPragma(database, 'data_version') === version;
      if (isSame) insert(summary);
      database.exec('COMMIT');
      return isSame;
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  };
}
