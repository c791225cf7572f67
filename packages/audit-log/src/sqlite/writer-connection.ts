import { DatabaseSync } from 'node:sqlite';

import { AuditStoreError } from '../errors.ts';
import { readPragma } from './database-schema.ts';

const pageBytes = 8192;

/** How long to wait for a lock that another connection holds, in milliseconds, and how to get there. */
export interface WriterConnectionOptions {
  readonly path: string;
  readonly busyTimeoutMs: number;
}

/**
 * Opens an existing database file such that a commit survives a power cut.
 *
 * @throws {AuditStoreError} `unwritable` where the file system cannot keep that promise
 */
export function openWriterConnection(options: WriterConnectionOptions): DatabaseSync {
  const { path, busyTimeoutMs } = options;
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    // For a new database. Entries of 2 KB leave less room unused in larger pages.
    database.exec(`PRAGMA page_size = ${pageBytes}`);
    // New pages are zeroed: what is left over in them would outlive the entries it came from.
    database.exec('PRAGMA secure_delete = ON');
    const journalMode = readPragma(database, 'journal_mode = WAL');
    // Full: flush the write-ahead log at each commit. On macOS only a full fsync reaches the disk.
    database.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      PRAGMA checkpoint_fullfsync = ON;
    `);
    if (journalMode !== 'wal') {
      const message = `${path} lies on a file system without shared memory; keep it on a local disk.`;
      throw new AuditStoreError('unwritable', message);
    }
    // Writes anew what an earlier connection left in the write-ahead log: after a failed flush the
    // operating system may hold pages for written that are not. Does not wait for readers.
    database.exec(`
      PRAGMA busy_timeout = 0;
      PRAGMA wal_checkpoint(TRUNCATE);
      PRAGMA busy_timeout = ${busyTimeoutMs};
    `);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Moves everything from the write-ahead log into the database, then closes it. SQLite does so by
 * itself, but not when the file was moved or replaced: it would leave a write-ahead log behind,
 * which the next one to open the other file takes for its own.
 */
export function closeWriterConnection(database: DatabaseSync): void {
  try {
    if (database.isTransaction) database.exec('ROLLBACK');
    database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The fault that made the writer close goes on; the write-ahead log keeps what it has.
  } finally {
    database.close();
  }
}
