import { isDeepStrictEqual } from 'node:util';
import type { DatabaseSync } from 'node:sqlite';

import { lacksBlockIndex } from '../database-schema.ts';
import { createTurns } from '../in-turns.ts';
import { findOpenIntents } from '../open-intents.ts';
import { readSnapshot } from '../snapshot.ts';
import { boundsOf, bucketsPerBlock, entriesPerBlock } from './block-index-tables.ts';
import { createBlockSummary } from './block-summary.ts';
import type { BlockSummary } from './block-summary.ts';

/** What is wrong with the index, and for which entries. */
export interface IndexFinding {
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** One line for the operator. */
  readonly message: string;
}

/** What a check of the index found. */
export interface IndexReport {
  /** Entries that are found through the index; the others are read one by one. */
  readonly indexedEntryCount: number;
  readonly findings: readonly IndexFinding[];
}

const turnMs = 8;

/**
 * Recomputes the index of a log, and which intents are open, and compares them with what is stored.
 *
 * @throws {AuditStoreError} when there is no log that can be read
 */
export function checkIndexOf(path: string): Promise<IndexReport> {
  return readSnapshot(path, checkIndex);
}

/** @param database within a transaction, so that all is of the same moment */
export async function checkIndex(database: DatabaseSync): Promise<IndexReport> {
  // Logs of earlier versions have other indexes, which nothing is read from any more.
  if (lacksBlockIndex(database)) return { indexedEntryCount: 0, findings: [] };
  const blocks = database.prepare('SELECT block FROM blocks ORDER BY block').all();
  const readBlock = prepareBlockReader(database);
  const findings: IndexFinding[] = [];
  const turns = createTurns(turnMs);
  for (const row of blocks) {
    const block = Number(row['block']);
    const { first: firstSequence, last: lastSequence } = boundsOf(block);
    if (!isDeepStrictEqual(readBlock.stored(block), readBlock.computed(block))) {
      const message = `The index of the entries ${firstSequence} to ${lastSequence} is not theirs: queries may miss some of them, and counts may be wrong.`;
      findings.push({ firstSequence, lastSequence, message });
    }
    if (turns.isOver()) await turns.next();
  }
  const intentFinding = checkOpenIntents(database);
  if (intentFinding !== undefined) findings.push(intentFinding);
  return { indexedEntryCount: blocks.length * entriesPerBlock, findings };
}

interface BlockReader {
  stored(block: number): object;
  computed(block: number): object | undefined;
}

function prepareBlockReader(database: DatabaseSync): BlockReader {
  const selectBlock = database.prepare(
    'SELECT min_time, max_time, counts FROM blocks WHERE block = ?',
  );
  const selectPostings = database.prepare(
    'SELECT bucket, postings FROM postings WHERE bucket >= ? AND bucket < ? ORDER BY bucket',
  );
  const selectFrequent = database.prepare(
    'SELECT term, entries FROM frequent_terms WHERE block = ? ORDER BY term',
  );
  const selectEntries = database.prepare(
    'SELECT sequence, entry FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
  );
  return {
    stored(block) {
      const { min_time: minTime, max_time: maxTime, counts } = selectBlock.get(block) ?? {};
      const start = block * bucketsPerBlock;
      const buckets = selectPostings
        .all(start, start + bucketsPerBlock)
        .map(({ bucket, postings }) => ({ bucket: Number(bucket) - start, postings }));
      const frequent = selectFrequent.all(block).map((row) => ({ ...row }));
      return { block, minTime, maxTime, counts, buckets, frequent } satisfies {
        readonly [K in keyof BlockSummary]: unknown;
      };
    },
    computed(block) {
      const { first, last } = boundsOf(block);
      const summary = createBlockSummary(block);
      for (const { sequence, entry } of selectEntries.iterate(first, last)) {
        summary.add(Number(sequence), String(entry));
      }
      return summary.build();
    },
  };
}

function checkOpenIntents(database: DatabaseSync): IndexFinding | undefined {
  const stored = database.prepare('SELECT request_id, sequence FROM open_intents ORDER BY 2').all();
  const computed = [...findOpenIntents(database)];
  const pairs = stored.map(({ request_id: requestId, sequence }) => [requestId, sequence]);
  if (isDeepStrictEqual(pairs, computed)) return undefined;
  const sequences = [...pairs, ...computed].map(([, sequence]) => Number(sequence));
  return {
    firstSequence: Math.min(...sequences),
    lastSequence: Math.max(...sequences),
    message: `The log keeps track of ${pairs.length} intents without an outcome, its entries hold ${computed.length}.`,
  };
}
