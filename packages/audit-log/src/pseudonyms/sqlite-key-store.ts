import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { AuditStoreError } from '../errors.ts';
import { isEmptyDatabase, readPragma } from '../sqlite/database-schema.ts';
import { assertFileIs, identifyFile } from '../sqlite/file-identity.ts';
import { createPrivateFile } from '../sqlite/private-file.ts';
import { isBusy } from '../sqlite/store-fault.ts';
import type { KeyStore, StoredKey } from './key-store.ts';
import { secretCheck } from './key-store.ts';

/** Marks a database file as a store of keys: "NXPK" in ASCII. */
const applicationId = 0x4e58504b;
const schemaVersion = 1;
// The event loop stands still meanwhile; the rest of the waiting is done outside of it.
const busyTimeoutMs = 5;
const retryMs = 20;

const definition = `
  CREATE TABLE pseudonym_keys (
    period TEXT PRIMARY KEY,
    sealed BLOB,
    erased_at TEXT
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

export interface SqliteKeyStoreOptions {
  /** Absolute path of the log's database. */
  readonly path: string;
  /** How long to wait for another process, in milliseconds. */
  readonly timeoutMs: number;
  /** Makes no file. */
  readonly readOnly: boolean;
}

/** The file with the keys, beside the log. */
export function keyFilePath(path: string): string {
  return `${path}-pseudonyms`;
}

/**
 * Keeps keys in a file for its owner alone, which is opened for each use: a month has two.
 *
 * A rollback journal, not a write-ahead log: what was erased would stay in that for as long as some
 * reader is at it, whereas a journal is gone when the erasure is done.
 *
 * @returns nothing where there is no such file and none may be made
 * @throws {AuditStoreError} `foreign`, `newer`
 */
export async function openSqliteKeyStore(
  options: SqliteKeyStoreOptions,
): Promise<KeyStore | undefined> {
  const { timeoutMs, readOnly } = options;
  const path = keyFilePath(options.path);
  if (readOnly && !existsSync(path)) return undefined;
  if (!readOnly) createPrivateFile(path);
  const identity = identifyFile(path);

  async function use<T>(work: (database: DatabaseSync) => T): Promise<T> {
    for (const deadlineMs = performance.now() + timeoutMs; ;) {
      try {
        assertFileIs(path, identity);
        return useOnce(path, work);
      } catch (error) {
        if (!isBusy(error) || performance.now() + retryMs > deadlineMs) throw error;
      }
      await delay(retryMs);
    }
  }

  const hasTable = await use((database) => {
    if (readOnly && isEmptyDatabase(database)) return false;
    if (!readOnly) transact(database, createTable);
    assertTable(database, path);
    return true;
  });
  if (!hasTable) return undefined;
  return {
    read: (period) =>
      use((database) => {
        const row = database.prepare('SELECT * FROM pseudonym_keys WHERE period = ?').get(period);
        return row && toStoredKey(row);
      }),
    insertAbsent: (period, sealed) =>
      use((database) => {
        const sql = 'INSERT OR IGNORE INTO pseudonym_keys (period, sealed) VALUES (?, ?)';
        transact(database, () => database.prepare(sql).run(period, sealed));
      }),
    list: () =>
      use((database) => {
        const sql = 'SELECT * FROM pseudonym_keys WHERE period <> ? ORDER BY period';
        return database.prepare(sql).all(secretCheck).map(toStoredKey);
      }),
    erase: (period, at) =>
      use((database) => {
        const sql = `UPDATE pseudonym_keys SET sealed = NULL, erased_at = ?
                     WHERE period = ? AND sealed IS NOT NULL`;
        return transact(
          database,
          () => database.prepare(sql).run(at.toISOString(), period).changes === 1,
        );
      }),
    assertInPlace() {
      assertFileIs(path, identity);
    },
  };
}

/** A file that is not there stays away, as it would not if it were opened by its path. */
function useOnce<T>(path: string, work: (database: DatabaseSync) => T): T {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'rw');
  const database = new DatabaseSync(url, { timeout: busyTimeoutMs });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Flushed when it is over, the removal of the journal as well, and overwriting what it deletes. */
function transact<T>(database: DatabaseSync, change: (database: DatabaseSync) => T): T {
  database.exec(`
    PRAGMA journal_mode = DELETE;
    PRAGMA secure_delete = ON;
    PRAGMA synchronous = EXTRA;
    PRAGMA fullfsync = ON;
    BEGIN IMMEDIATE;
  `);
  const result = change(database);
  // Closing the database ends the transaction if anything throws.
  database.exec('COMMIT');
  return result;
}

function createTable(database: DatabaseSync): void {
  if (isEmptyDatabase(database)) database.exec(definition);
}

function assertTable(database: DatabaseSync, path: string): void {
  if (readPragma(database, 'application_id') !== applicationId) {
    const message = `${path} holds no keys of pseudonyms. It is made for them: move the file away.`;
    throw new AuditStoreError('foreign', message);
  }
  const version = readPragma(database, 'user_version');
  if (version === schemaVersion) return;
  throw new AuditStoreError(
    'newer',
    `${path} has the format ${String(version)}, this version knows the format ${schemaVersion}. ` +
      'Use the version that wrote it, or a newer one.',
  );
}

function toStoredKey(row: Record<string, SQLOutputValue>): StoredKey {
  const { period, sealed, erased_at: erasedAt } = row;
  return {
    period: String(period),
    sealed: sealed instanceof Uint8Array ? sealed : undefined,
    erasedAt: typeof erasedAt === 'string' ? new Date(erasedAt) : undefined,
  };
}
