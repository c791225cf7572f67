import type { SQLOutputValue } from 'node:sqlite';

import { AuditStoreError } from '../errors.ts';
import { openReaderConnection } from '../sqlite/reader-connection.ts';
import { toStoreError } from '../sqlite/store-fault.ts';
import { takeWithin } from './entry-source.ts';
import type { EntrySource, SourceEntry } from './entry-source.ts';

/**
 * Reads the entries of a log in a database file, over a connection of its own for each call: nothing
 * is held open that could go stale, or keep the write-ahead log from being worked off.
 *
 * @param path of the database
 * @param logId UUID of the log that is expected there
 */
export function createSqliteEntrySource(path: string, logId: string): EntrySource {
  return {
    logId,
    // Async, so that what is thrown arrives as a rejection.
    // eslint-disable-next-line @typescript-eslint/require-await
    async readAfter(sequence, limit) {
      const database = openReaderConnection(path);
      try {
        database.exec('BEGIN');
        const found = database.prepare('SELECT log_id FROM log').get()?.['log_id'];
        if (found !== logId) {
          const message = `${path} holds another log than the one that is forwarded.`;
          throw new AuditStoreError('displaced', message);
        }
        const rows = database
          .prepare(
            'SELECT sequence, entry FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ?',
          )
          .iterate(sequence, limit.entries);
        return takeWithin(toSourceEntries(rows), limit);
      } catch (error) {
        throw toStoreError(error, 'unreadable', path);
      } finally {
        database.close();
      }
    },
  };
}

function* toSourceEntries(rows: Iterable<Record<string, SQLOutputValue>>): Generator<SourceEntry> {
  for (const { sequence, entry } of rows) {
    yield { sequence: Number(sequence), entry: String(entry) };
  }
}
