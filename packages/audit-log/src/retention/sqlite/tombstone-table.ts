import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { RemovedRange } from '../pruned-nodes.ts';
import { toRemovedRanges } from '../stored-tombstone.ts';
import type { StoredTombstone } from '../stored-tombstone.ts';

// Made when the first tombstone or hold is: most logs never see one.
const definition = `
  CREATE TABLE IF NOT EXISTS tombstones (
    first_sequence INTEGER PRIMARY KEY,
    last_sequence INTEGER NOT NULL,
    note TEXT NOT NULL,
    removed_to INTEGER NOT NULL,
    progress BLOB
  ) STRICT;
`;

/** Makes room for tombstones in a log that has none. */
export function createTombstoneTable(database: DatabaseSync): void {
  if (!hasTable(database, 'tombstones')) database.exec(definition);
}

/** The tombstones of a log, in ascending order. */
export function readTombstones(database: DatabaseSync): StoredTombstone[] {
  if (!hasTable(database, 'tombstones')) return [];
  return database
    .prepare(
      'SELECT first_sequence, note, removed_to, progress FROM tombstones ORDER BY first_sequence',
    )
    .all()
    .map((row) => ({
      firstSequence: integer(row['first_sequence']),
      note: String(row['note']),
      removedTo: integer(row['removed_to']),
      progress: row['progress'] instanceof Uint8Array ? row['progress'] : undefined,
    }));
}

/** What readers of the tree need of the tombstones of a log. */
export function readRemovedRanges(database: DatabaseSync): RemovedRange[] {
  return toRemovedRanges(readTombstones(database));
}

/** Sequence of the last entry that was removed; 0 when none was. */
export function readLastRemoved(database: DatabaseSync): number {
  if (!hasTable(database, 'tombstones')) return 0;
  const row = database.prepare('SELECT max(removed_to) AS last FROM tombstones').get();
  return integer(row?.['last'] ?? 0);
}

/** Whether a table is there. */
export function hasTable(database: DatabaseSync, name: string): boolean {
  const select = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
  return database.prepare(select).get(name) !== undefined;
}

function integer(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError('A column of tombstones holds no integer.');
  return value;
}
