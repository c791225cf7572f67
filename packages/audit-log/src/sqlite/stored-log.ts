import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { TreeHead } from '../entry-store.ts';
import { readTombstones } from '../retention/sqlite/tombstone-table.ts';
import { lacksNodeHashes } from './database-schema.ts';
import type { StoredEntry, StoredLog } from '../verify-log.ts';

type Row = Record<string, SQLOutputValue>;
type Columns = readonly SQLOutputValue[];

const noBytes = new Uint8Array();

/**
 * The whole log as it lies in the database, for verification.
 *
 * @param inTurns gives others on the event loop their turn between rows
 * @throws {TypeError} when a column does not hold what belongs there
 */
export function readStoredLog(
  database: DatabaseSync,
  inTurns: <T>(rows: Iterable<T>) => AsyncIterable<readonly T[]>,
): StoredLog {
  const log = database.prepare('SELECT log_id, size, frontier FROM log').get() ?? {};
  const hasNodes = !lacksNodeHashes(database);
  const entries = database.prepare(
    `SELECT sequence, entry, leaf_hash${hasNodes ? ', node_hashes' : ''} FROM entries ORDER BY sequence`,
  );
  // Rows as lists cost half of what they cost as objects.
  entries.setReturnArrays(true);
  const heads = database.prepare('SELECT size, root_hash FROM tree_heads ORDER BY size');
  return {
    logId: text(log['log_id'], 'log_id'),
    state: { size: integer(log['size'], 'size'), frontier: bytes(log['frontier'], 'frontier') },
    // As setReturnArrays promises, and the types of Node.js do not know.
    entries: toEntries(inTurns(entries.iterate() as Iterable<unknown> as Iterable<Columns>)),
    treeHeads: toTreeHeads(heads.iterate()),
    tombstones: readTombstones(database),
  };
}

async function* toEntries(
  batches: AsyncIterable<readonly Columns[]>,
): AsyncGenerator<readonly StoredEntry[]> {
  for await (const batch of batches) yield batch.map(toStoredEntry);
}

function toStoredEntry([sequence, entry, leafHash, nodeHashes]: Columns): StoredEntry {
  return {
    sequence: integer(sequence, 'sequence'),
    entry: text(entry, 'entry'),
    leafHash: bytes(leafHash, 'leaf_hash'),
    nodeHashes: nodeHashes === undefined ? undefined : bytes(nodeHashes ?? noBytes, 'node_hashes'),
  };
}

function* toTreeHeads(rows: Iterable<Row>): Generator<TreeHead> {
  for (const row of rows) {
    yield { size: integer(row['size'], 'size'), rootHash: bytes(row['root_hash'], 'root_hash') };
  }
}

function integer(value: SQLOutputValue | undefined, column: string): number {
  if (typeof value !== 'number') throw new TypeError(`Column ${column} holds no integer.`);
  return value;
}

function text(value: SQLOutputValue | undefined, column: string): string {
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
  return value;
}

function bytes(value: SQLOutputValue | undefined, column: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError(`Column ${column} holds no bytes.`);
  return value;
}
