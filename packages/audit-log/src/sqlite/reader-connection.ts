import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';

import { AuditStoreError } from '../errors.ts';
import { assertLogTables, isEmptyDatabase } from './database-schema.ts';
import { isWriteRefused, toStoreError } from './store-fault.ts';

// How long a writer may keep a reader waiting, when it recovers the log after a crash.
const busyTimeoutMs = 2000;

/**
 * Opens the log in a database file for reading.
 *
 * @throws {AuditStoreError} `missing`, `foreign`, `newer` or `unreadable`
 */
export function openReaderConnection(path: string): DatabaseSync {
  if (!existsSync(path)) {
    const message = `There is no audit log at ${path}. Name the one that the proxy writes.`;
    throw new AuditStoreError('missing', message);
  }
  try {
    return openLogTables(path, path);
  } catch (error) {
    if (!isWriteRefused(error) || existsSync(`${path}-wal`)) {
      throw toStoreError(error, 'unreadable', path);
    }
  }
  // Even a reader needs the index of the write-ahead log beside the database. On a read-only medium
  // there is none, nor a writer who could change the file.
  const immutable = pathToFileURL(path);
  immutable.searchParams.set('immutable', '1');
  try {
    return openLogTables(immutable, path);
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  }
}

function openLogTables(location: string | URL, path: string): DatabaseSync {
  const database = new DatabaseSync(location, { readOnly: true, timeout: busyTimeoutMs });
  try {
    if (isEmptyDatabase(database)) {
      throw new AuditStoreError('missing', `${path} is empty: no audit log was begun in it.`);
    }
    assertLogTables(database, path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
