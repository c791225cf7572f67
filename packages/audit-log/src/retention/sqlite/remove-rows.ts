import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

import { blockOf, bucketsPerBlock } from '../../sqlite/block-index/block-index-tables.ts';
import { createStoredNodes } from '../../sqlite/stored-nodes.ts';
import { coverLeaves } from '../removed-subtrees.ts';
import { packSubtrees } from '../stored-tombstone.ts';
import { inTransaction } from './open-upkeep-connection.ts';

// What a writer can wait for without anybody noticing; it gives up after a second.
const aimMs = 25;
const firstRows = 64;
const maxRows = 4096;

/**
 * Removes the entries of a tombstone, in transactions so short that a writer fits in between. Each
 * leaves behind what the entries that are still there can be verified with.
 */
export async function removeRows(
  database: DatabaseSync,
  firstSequence: number,
  onRemoved: (count: number) => void,
): Promise<void> {
  let rows = firstRows;
  for (;;) {
    const start = performance.now();
    const { count, isDone } = inTransaction(database, () =>
      removeSome(database, firstSequence, rows),
    );
    onRemoved(count);
    if (isDone) return;
    const durationMs = performance.now() - start;
    rows = Math.ceil(Math.min(maxRows, Math.max(1, (rows * aimMs) / Math.max(1, durationMs))));
    await setTimeout(durationMs);
  }
}

function removeSome(
  database: DatabaseSync,
  firstSequence: number,
  rows: number,
): { readonly count: number; readonly isDone: boolean } {
  const { last_sequence: last, removed_to: removedTo } =
    database
      .prepare('SELECT last_sequence, removed_to FROM tombstones WHERE first_sequence = ?')
      .get(firstSequence) ?? {};
  if (typeof last !== 'number' || typeof removedTo !== 'number') {
    throw new TypeError('A tombstone does not say what it is about.');
  }
  if (removedTo === last) return { count: 0, isDone: true };
  const upTo = Math.min(last, removedTo + rows);
  const readNode = createStoredNodes(database);
  const progress = coverLeaves(firstSequence - 1, upTo).map((place) => ({
    ...place,
    hash: readNode(place.level, place.index),
  }));
  for (const table of ['entries', 'open_intents']) {
    database
      .prepare(`DELETE FROM ${table} WHERE sequence > ? AND sequence <= ?`)
      .run(removedTo, upTo);
  }
  removeBlocks(database, blockOf(removedTo + 1), blockOf(upTo));
  database
    .prepare('DELETE FROM tree_heads WHERE size > ? AND size <= ? AND size <> ?')
    .run(removedTo, upTo, last);
  database
    .prepare('UPDATE tombstones SET removed_to = ?, progress = ? WHERE first_sequence = ?')
    .run(upTo, upTo === last ? null : packSubtrees(progress), firstSequence);
  return { count: upTo - removedTo, isDone: upTo === last };
}

/** What the index of blocks knew of removed entries goes with them. */
function removeBlocks(database: DatabaseSync, first: number, last: number): void {
  database
    .prepare('DELETE FROM postings WHERE bucket >= ? AND bucket < ?')
    .run(first * bucketsPerBlock, (last + 1) * bucketsPerBlock);
  for (const table of ['frequent_terms', 'blocks']) {
    database.prepare(`DELETE FROM ${table} WHERE block >= ? AND block <= ?`).run(first, last);
  }
}
