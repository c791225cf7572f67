import type { DatabaseSync } from 'node:sqlite';

import { readPragma } from '../database-schema.ts';
import { boundsOf, entriesPerBlock } from './block-index-tables.ts';
import { createBlockSummary } from './block-summary.ts';
import type { BlockSummaryBuilder } from './block-summary.ts';
import { prepareBlockWriter } from './block-writer.ts';

/** Indexes complete blocks, a few entries at a time, beside the work of the writer. */
export interface BlockIndexer {
  /**
   * Takes in no more than so many entries, and writes down the block that they complete.
   *
   * @returns whether there is more to do
   */
  work(maxEntries: number): boolean;
  /** How many entries have no index, behind those that have one. */
  entriesBehind(): number;
}

interface BlockUnderWay {
  readonly block: number;
  readonly summary: BlockSummaryBuilder;
  /** What the database was when the first entry was read, see `PRAGMA data_version`. */
  readonly version: unknown;
  lastSequence: number;
}

/**
 * Finds the blocks that lack their index, and makes one for each. Nothing is kept of a block that is
 * not finished: the next writer begins it anew.
 */
export function createBlockIndexer(database: DatabaseSync): BlockIndexer {
  const selectSize = database.prepare('SELECT size FROM log');
  const selectEntries = database.prepare(
    'SELECT sequence, entry FROM entries WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?',
  );
  const writeBlock = prepareBlockWriter(database);
  const indexed = new Set(
    database
      .prepare('SELECT block FROM blocks')
      .all()
      .map(({ block }) => block),
  );
  let next = 0;
  let underWay: BlockUnderWay | undefined;

  const readSize = (): number => Number(selectSize.get()?.['size']);

  function begin(): BlockUnderWay | undefined {
    while (indexed.delete(next)) next += 1;
    const { first, last } = boundsOf(next);
    if (last > readSize()) return undefined;
    const version = readPragma(database, 'data_version');
    const summary = createBlockSummary(next);
    return { block: next, summary, version, lastSequence: first - 1 };
  }

  /** @returns whether the block is complete */
  function takeIn(current: BlockUnderWay, maxEntries: number): boolean {
    const { last } = boundsOf(current.block);
    const rows = selectEntries.all(current.lastSequence, last, maxEntries);
    for (const { sequence, entry } of rows) {
      current.lastSequence = Number(sequence);
      current.summary.add(current.lastSequence, String(entry));
    }
    return rows.length < maxEntries || current.lastSequence === last;
  }

  return {
    work(maxEntries) {
      const current = (underWay ??= begin());
      if (current === undefined) return false;
      if (!takeIn(current, maxEntries)) return true;
      underWay = undefined;
      const summary = current.summary.build();
      // What is no entry must stay in sight, so its block stays without an index. And when somebody
      // else has written to the log, and may have removed entries, the block is begun anew.
      if (summary === undefined || writeBlock(summary, current.version)) next += 1;
      return true;
    },
    entriesBehind: () => readSize() - next * entriesPerBlock,
  };
}
