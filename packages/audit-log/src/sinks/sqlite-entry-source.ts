import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import { AuditStoreError } from '../errors.ts';
import { openReaderConnection } from '../sqlite/reader-connection.ts';
import { toStoreError } from '../sqlite/store-fault.ts';
import { takeWithin } from './entry-source.ts';
import type { EntrySource, SourceEntry } from './entry-source.ts';

/**
 * Reads the log in a database file, over a connection of its own for each call: nothing is held open
 * that could go stale, or keep the write-ahead log from being worked off.
 */
export function createSqliteEntrySource(path: string): EntrySource {
  return {
    readAfter: (logId, sequence, limit) =>
      readFrom(path, (database) => {
        if (readSize(database, logId) === undefined) {
          const message = `${path} holds another log than the one that is forwarded.`;
          throw new AuditStoreError('displaced', message);
        }
        const rows = database
          .prepare(
            'SELECT sequence, entry FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ?',
          )
          .iterate(sequence, limit.entries);
        return takeWithin(toSourceEntries(rows), limit);
      }),
    size: (logId) => readFrom(path, (database) => readSize(database, logId)),
  };
}

/** Async, so that what is thrown arrives as a rejection. */
// eslint-disable-next-line @typescript-eslint/require-await
async function readFrom<T>(path: string, read: (database: DatabaseSync) => T): Promise<T> {
  const database = openReaderConnection(path);
  try {
    database.exec('BEGIN');
    return read(database);
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

function readSize(database: DatabaseSync, logId: string): number | undefined {
  const row = database.prepare('SELECT size FROM log WHERE log_id = ?').get(logId);
  return row === undefined ? undefined : Number(row['size']);
}

function* toSourceEntries(rows: Iterable<Record<string, SQLOutputValue>>): Generator<SourceEntry> {
  for (const { sequence, entry } of rows) {
    yield { sequence: Number(sequence), entry: String(entry) };
  }
}
