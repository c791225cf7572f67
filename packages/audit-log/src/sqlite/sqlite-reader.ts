import type { SQLOutputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';

import type { AuditEntry } from '../audit-entry.ts';
import { readAuditEntry } from '../audit-entry-shape.ts';
import type { AuditFilter, AuditReader } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import { verifyLog } from '../verify-log.ts';
import type { VerificationReport } from '../verify-log.ts';
import { toEntryQuery } from './entry-query.ts';
import { openReaderConnection } from './reader-connection.ts';
import { readStoredLog } from './stored-log.ts';
import { toStoreError } from './store-fault.ts';

type Row = Record<string, SQLOutputValue>;

// After so many rows, others on the event loop get their turn.
const rowsPerTurn = 256;

/**
 * Reads the log in a database file, over a connection of its own for each call.
 *
 * @throws {AuditStoreError} when there is no log that can be read
 */
export function openSqliteReader(path: string): AuditReader {
  openReaderConnection(path).close();
  return {
    query: (filter = {}) => queryEntries(path, filter),
    verify: () => verifyDatabase(path),
  };
}

async function* queryEntries(path: string, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  const { sql, parameters } = toEntryQuery(filter);
  const database = openReaderConnection(path);
  try {
    for await (const row of inTurns(database.prepare(sql).iterate(parameters))) {
      yield toEntry(row);
    }
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

async function verifyDatabase(path: string): Promise<VerificationReport> {
  const database = openReaderConnection(path);
  try {
    // One transaction: entries and heads of the same moment, while a writer goes on.
    database.exec('BEGIN');
    return await verifyLog(readStoredLog(database, inTurns));
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

async function* inTurns(rows: Iterable<Row>): AsyncGenerator<Row> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count % rowsPerTurn === 0) await setImmediate();
    yield row;
  }
}

function toEntry({ sequence, entry }: Row): AuditEntry {
  try {
    return readAuditEntry(JSON.parse(String(entry)));
  } catch (cause) {
    const message = `Entry ${String(sequence)} cannot be parsed. Check the log with "npm run audit -- verify".`;
    throw new AuditStoreError('unreadable', message, { cause });
  }
}
