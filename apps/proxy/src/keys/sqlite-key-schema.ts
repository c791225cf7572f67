import type { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../configuration/configuration-error.ts';

/** By the version that each leads to, from an empty file on. */
const migrations = [
  `CREATE TABLE IF NOT EXISTS keys (
     id TEXT PRIMARY KEY,
     consumer TEXT NOT NULL,
     hash BLOB NOT NULL UNIQUE,
     created_at TEXT NOT NULL,
     expires_at TEXT,
     revoked_at TEXT
   ) STRICT;
   ALTER TABLE keys RENAME COLUMN consumer TO name;
   ALTER TABLE keys ADD COLUMN role TEXT NOT NULL DEFAULT 'consumer';
   ALTER TABLE keys ADD COLUMN last_used_at TEXT;`,
];

/**
 * Brings a file up to what this version reads, keys of earlier versions included.
 *
 * @throws ConfigurationError if a later version has written it
 */
export function prepareSqliteKeys(database: DatabaseSync): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  if (readVersion(database) === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  // Read again, since another process may have come first.
  const version = readVersion(database);
  if (version > migrations.length)
    throw new ConfigurationError('a later version of this software has written it');
  for (const sql of migrations.slice(version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
