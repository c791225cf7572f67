import { DatabaseSync } from 'node:sqlite';

import { AuditStoreError } from '../errors.ts';
import { createPrivateFile } from './private-file.ts';
import { isBusy } from './store-fault.ts';

/** Keeps every other writer out until it is closed, or its process dies. */
export interface WriterLock {
  close(): void;
}

/** The file whose lock a writer holds, beside the database. */
export function writerLockPath(databasePath: string): string {
  return `${databasePath}-writer`;
}

/**
 * Makes this process the only writer of a log, without hindering readers.
 *
 * SQLite lets writers take turns, whereas a log wants one writer from start to end. So the writer
 * holds an exclusive transaction on a second, empty database. The operating system frees that lock
 * when the process dies, however it dies: nothing stale can be left behind.
 *
 * @throws {AuditStoreError} `in-use` when another writer holds the log
 */
export function acquireWriterLock(databasePath: string, busyTimeoutMs: number): WriterLock {
  const path = writerLockPath(databasePath);
  createPrivateFile(path);
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    // An empty transaction needs no journal file beside it.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    const message = `${databasePath} is in use: another process writes this audit log. Stop it, or name another file.`;
    throw new AuditStoreError('in-use', message, { cause: error });
  }
  return {
    close() {
      database.close();
    },
  };
}
