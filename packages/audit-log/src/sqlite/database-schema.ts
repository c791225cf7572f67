import type { DatabaseSync } from 'node:sqlite';

import { AuditStoreError } from '../errors.ts';
import { createBlockIndex } from './block-index/block-index-tables.ts';

/** Marks a database file as an audit log: "NXAL" in ASCII. */
const applicationId = 0x4e58414c;
const schemaVersion = 3;

// With the leaf that completes them lie the roots of complete subtrees: one look-up each for a proof.
const logTables = `
  CREATE TABLE log (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    log_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL
  ) STRICT;
  CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    leaf_hash BLOB NOT NULL,
    node_hashes BLOB
  ) STRICT;
  CREATE TABLE tree_heads (
    size INTEGER PRIMARY KEY,
    root_hash BLOB NOT NULL
  ) STRICT;
  PRAGMA application_id = ${applicationId};
`;

// An intent is open until its outcome is written.
const openIntents = `
  CREATE TABLE open_intents (
    sequence INTEGER PRIMARY KEY,
    request_id TEXT NOT NULL
  ) STRICT;
  PRAGMA user_version = ${schemaVersion};
`;

/** Whether the database holds nothing at all: newly made, or made by a process that died at it. */
export function isEmptyDatabase(database: DatabaseSync): boolean {
  const row = database.prepare('SELECT count(*) AS objects FROM sqlite_schema').get();
  return row?.['objects'] === 0 && readPragma(database, 'application_id') === 0;
}

/** Makes an empty database the log with the given id, as a whole or not at all. */
export function createLogTables(database: DatabaseSync, logId: string): void {
  database.exec(`BEGIN IMMEDIATE; ${logTables}`);
  addTablesAboutEntries(database);
  database.prepare(`INSERT INTO log VALUES (1, ?, 0, x'')`).run(logId);
  database.exec('COMMIT');
}

/** Whether an earlier version of this software wrote the log, without the inner nodes of its tree. */
export function lacksNodeHashes(database: DatabaseSync): boolean {
  return readSchemaVersion(database) === 1;
}

/** Whether an earlier version of this software wrote the log, with columns instead of an index of blocks. */
export function lacksBlockIndex(database: DatabaseSync): boolean {
  const version = readSchemaVersion(database);
  return version === 1 || version === 2;
}

/** Makes room for the inner nodes in a log that lacks them; to be called within a transaction. */
export function addNodeHashes(database: DatabaseSync): void {
  database.exec('ALTER TABLE entries ADD COLUMN node_hashes BLOB; PRAGMA user_version = 2');
}

/** Puts the index of blocks in the place of columns and their indexes; within a transaction. */
export function replaceIndexedColumns(database: DatabaseSync): void {
  for (const column of ['time', 'request_id', 'consumer', 'operation']) {
    // Computed columns: nothing has to be rewritten.
    database.exec(`DROP INDEX entries_by_${column}; ALTER TABLE entries DROP COLUMN ${column}`);
  }
  addTablesAboutEntries(database);
}

function addTablesAboutEntries(database: DatabaseSync): void {
  createBlockIndex(database);
  database.exec(openIntents);
}

/**
 * Insists on a database that this version understands.
 *
 * @throws {AuditStoreError} `foreign` or `newer`
 */
export function assertLogTables(database: DatabaseSync, path: string): void {
  if (readPragma(database, 'application_id') !== applicationId) {
    throw new AuditStoreError(
      'foreign',
      `${path} is a database, but not an audit log. Name another file.`,
    );
  }
  const version = readSchemaVersion(database);
  if (typeof version !== 'number' || version < 1 || version > schemaVersion) {
    throw new AuditStoreError(
      'newer',
      `${path} is an audit log of format ${String(version)}, this version knows ` +
        `the formats up to ${schemaVersion}. Use the version that wrote it, or a newer one.`,
    );
  }
}

function readSchemaVersion(database: DatabaseSync): unknown {
  return readPragma(database, 'user_version');
}

/** Value of a pragma that answers with a single one. */
export function readPragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
}
