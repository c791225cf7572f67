import type { DatabaseSync } from 'node:sqlite';

import type { StoredHold } from '../retention-store.ts';
import { hasTable } from './tombstone-table.ts';

const definition = `
  CREATE TABLE IF NOT EXISTS holds (
    name TEXT PRIMARY KEY,
    terms TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Makes room for holds in a log that has none. */
export function createHoldTable(database: DatabaseSync): void {
  if (!hasTable(database, 'holds')) database.exec(definition);
}

/** The holds on a store, by their names. */
export function readHolds(database: DatabaseSync): StoredHold[] {
  return database
    .prepare('SELECT name, terms FROM holds ORDER BY name')
    .all()
    .map((row) => ({ name: String(row['name']), terms: String(row['terms']) }));
}

/** @returns whether there was no hold of that name */
export function insertHold(database: DatabaseSync, { name, terms }: StoredHold): boolean {
  const insert = database.prepare('INSERT OR IGNORE INTO holds VALUES (?, ?)');
  return Number(insert.run(name, terms).changes) === 1;
}

/** @returns whether there was a hold of that name */
export function deleteHold(database: DatabaseSync, name: string): boolean {
  return Number(database.prepare('DELETE FROM holds WHERE name = ?').run(name).changes) === 1;
}
