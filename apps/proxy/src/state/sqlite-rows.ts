import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createLocalLock } from './local-lock.ts';
import type { StateRow, StateRows } from './state-rows.ts';
import { StateUnavailableError } from './state-unavailable-error.ts';

/**
 * Keeps state in a file, for its owner alone. Several processes may share the file, but a lock holds
 * within one process only.
 */
export function openSqliteRows(path: string): StateRows {
  const database = openDatabase(path);
  const select = database.prepare('SELECT * FROM proxy_state WHERE kind = ? AND key = ?');
  const insert = database.prepare(
    'INSERT INTO proxy_state (kind, key, sealed, written_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const put = database.prepare(
    'INSERT OR REPLACE INTO proxy_state (kind, key, sealed, written_at) VALUES (?, ?, ?, ?)',
  );
  const touch = database.prepare(
    'UPDATE proxy_state SET written_at = ? WHERE kind = ? AND key = ?',
  );
  const remove = database.prepare('DELETE FROM proxy_state WHERE kind = ? AND written_at < ?');

  /** One transaction, flushed to the disk when it is over. */
  function write<Result>(change: () => Result): Promise<Result> {
    return attempt(() => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = change();
        database.exec('COMMIT');
        return result;
      } finally {
        if (database.isTransaction) database.exec('ROLLBACK');
      }
    });
  }

  return {
    read: (kind, keys) =>
      attempt(() =>
        keys.flatMap((key) => {
          const row = select.get(kind, key);
          return row ? [toRow(row)] : [];
        }),
      ),
    insertAbsent: (kind, rows) =>
      write(() =>
        rows
          .filter((row) => insert.run(kind, row.key, row.sealed, row.writtenAtMs).changes === 1)
          .map(({ key }) => key),
      ),
    put: (kind, { key, sealed, writtenAtMs }) =>
      write(() => void put.run(kind, key, sealed, writtenAtMs)),
    touch: (kind, keys, writtenAtMs) =>
      write(() => {
        for (const key of keys) touch.run(writtenAtMs, kind, key);
      }),
    removeOlder: (kind, beforeMs) => write(() => void remove.run(kind, beforeMs)),
    withLock: createLocalLock(),
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

function attempt<Result>(run: () => Result): Promise<Result> {
  return new Promise((resolve, reject) => {
    try {
      resolve(run());
    } catch (cause) {
      reject(new StateUnavailableError(cause));
    }
  });
}

function openDatabase(path: string): DatabaseSync {
  // SQLite would make it readable for others, and gives its write-ahead log the same mode.
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  }
  const database = new DatabaseSync(path, { timeout: 2_000 });
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA fullfsync = ON;
      CREATE TABLE IF NOT EXISTS proxy_state (
        kind TEXT NOT NULL,
        key BLOB NOT NULL,
        sealed BLOB NOT NULL,
        written_at INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS proxy_state_age ON proxy_state (kind, written_at);
    `);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function toRow(row: Readonly<Record<string, unknown>>): StateRow {
  return {
    key: Buffer.from(row['key'] as Uint8Array), // both columns are BLOBs
    sealed: Buffer.from(row['sealed'] as Uint8Array),
    writtenAtMs: Number(row['written_at']),
  };
}
