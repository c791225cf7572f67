import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { TreeHead } from '../entry-store.ts';
import type { StoredEntry, StoredLog } from '../verify-log.ts';

type Row = Record<string, SQLOutputValue>;

/**
 * The whole log as it lies in the database, for verification.
 *
 * @param inTurns gives others on the event loop their turn between rows
 * @throws {TypeError} when a column does not hold what belongs there
 */
export function readStoredLog(
  database: DatabaseSync,
  inTurns: (rows: Iterable<Row>) => AsyncIterable<Row>,
): StoredLog {
  const log = database.prepare('SELECT log_id, size, frontier FROM log').get() ?? {};
  const entries = database.prepare(
    'SELECT sequence, entry, leaf_hash FROM entries ORDER BY sequence',
  );
  const heads = database.prepare('SELECT size, root_hash FROM tree_heads ORDER BY size');
  return {
    logId: text(log, 'log_id'),
    state: { size: integer(log, 'size'), frontier: bytes(log, 'frontier') },
    entries: toEntries(inTurns(entries.iterate())),
    treeHeads: toTreeHeads(heads.iterate()),
  };
}

async function* toEntries(rows: AsyncIterable<Row>): AsyncGenerator<StoredEntry> {
  for await (const row of rows) {
    yield {
      sequence: integer(row, 'sequence'),
      entry: text(row, 'entry'),
      leafHash: bytes(row, 'leaf_hash'),
    };
  }
}

function* toTreeHeads(rows: Iterable<Row>): Generator<TreeHead> {
  for (const row of rows) {
    yield { size: integer(row, 'size'), rootHash: bytes(row, 'root_hash') };
  }
}

function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`Column ${column} holds no integer.`);
  return value;
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
  return value;
}

function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`Column ${column} holds no bytes.`);
  return value;
}
