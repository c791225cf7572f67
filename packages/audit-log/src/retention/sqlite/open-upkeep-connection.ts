import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { AuditStoreError } from '../../errors.ts';
import { assertLogTables, isEmptyDatabase, lacksBlockIndex } from '../../sqlite/database-schema.ts';
import { openSqliteWriter } from '../../sqlite/sqlite-writer.ts';
import { openWriterConnection } from '../../sqlite/writer-connection.ts';
import { createHoldTable } from './hold-table.ts';
import { createTombstoneTable } from './tombstone-table.ts';

// Longer than a writer holds the database for a batch, however many entries it has.
const busyTimeoutMs = 5000;

/**
 * Opens a log beside its writer, for short transactions of upkeep. What is removed over this
 * connection is overwritten in the file.
 *
 * @throws {AuditStoreError} `missing`, `foreign`, `newer`, `unwritable`, or `in-use` by a writer of
 * an earlier version
 */
export function openUpkeepConnection(path: string): DatabaseSync {
  if (!existsSync(path)) {
    const message = `There is no audit log at ${path}. Name the one that the proxy writes.`;
    throw new AuditStoreError('missing', message);
  }
  const database = openWriterConnection({ path, busyTimeoutMs });
  try {
    if (isEmptyDatabase(database)) {
      throw new AuditStoreError('missing', `${path} is empty: no audit log was begun in it.`);
    }
    assertLogTables(database, path);
    if (lacksBlockIndex(database)) bringUpToDate(path);
    database.exec('PRAGMA secure_delete = ON');
    inTransaction(database, () => {
      createTombstoneTable(database);
      createHoldTable(database);
    });
    emptyWriteAheadLog(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Runs steps within a transaction of their own, which has the database to itself. */
export function inTransaction<T>(database: DatabaseSync, steps: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = steps();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Moves what was written into the file, unless somebody needs it where it is. What was removed is
 * gone then, and the next writer does not take what is left there for the trace of a crash.
 */
export function emptyWriteAheadLog(database: DatabaseSync): void {
  database.exec(`
    PRAGMA busy_timeout = 0;
    PRAGMA wal_checkpoint(TRUNCATE);
    PRAGMA busy_timeout = ${busyTimeoutMs};
  `);
}

function bringUpToDate(path: string): void {
  const times = { busyTimeoutMs, lockTimeoutMs: busyTimeoutMs };
  openSqliteWriter({ path, ...times, acknowledged: undefined }).close();
}
