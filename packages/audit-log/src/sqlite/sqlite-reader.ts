import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';

import type { AuditEntry } from '../audit-entry.ts';
import { readAuditEntry } from '../audit-entry-shape.ts';
import type { AuditFilter, AuditPeriod, AuditReader } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import type { VerificationOptions } from '../verification-evidence.ts';
import { verifyLog } from '../verify-log.ts';
import type { VerificationReport } from '../verify-log.ts';
import { toEntryQuery } from './entry-query.ts';
import { exportFromDatabase } from './export-from-database.ts';
import { readConsistencyProof, readInclusionProof, readTree } from './prove-from-database.ts';
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
    verify: (options) => verifyDatabase(path, options),
    export: (period = {}) => exportEntries(path, period),
    tree: (size) => readOnce(path, (database) => readTree(database, size)),
    proveInclusion: (sequence, size) =>
      readOnce(path, (database) => readInclusionProof(database, sequence, size)),
    proveConsistency: (fromSize, size) =>
      readOnce(path, (database) => readConsistencyProof(database, fromSize, size)),
  };
}

async function* queryEntries(path: string, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  const { sql, parameters } = toEntryQuery(filter);
  const database = openReaderConnection(path);
  try {
    for await (const rows of inTurns(database.prepare(sql).iterate(parameters))) {
      for (const row of rows) yield toEntry(row);
    }
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

async function* exportEntries(path: string, period: AuditPeriod): AsyncGenerator<string> {
  const database = openReaderConnection(path);
  try {
    database.exec('BEGIN');
    yield* exportFromDatabase(database, period, inTurns);
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

function verifyDatabase(path: string, options?: VerificationOptions): Promise<VerificationReport> {
  return readOnce(path, (database) => verifyLog(readStoredLog(database, inTurns), options));
}

/** Reads within one transaction: entries and heads of the same moment, while a writer goes on. */
async function readOnce<T>(
  path: string,
  read: (database: DatabaseSync) => T | Promise<T>,
): Promise<T> {
  const database = openReaderConnection(path);
  try {
    database.exec('BEGIN');
    return await read(database);
  } catch (error) {
    // A size that the log does not have is a mistake of the caller.
    if (error instanceof RangeError) throw error;
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

async function* inTurns<T>(rows: Iterable<T>): AsyncGenerator<readonly T[]> {
  let turn: T[] = [];
  for (const row of rows) {
    turn.push(row);
    if (turn.length < rowsPerTurn) continue;
    yield turn;
    turn = [];
    await setImmediate();
  }
  yield turn;
}

function toEntry({ sequence, entry }: Row): AuditEntry {
  try {
    return readAuditEntry(JSON.parse(String(entry)));
  } catch (cause) {
    const message = `Entry ${String(sequence)} cannot be parsed. Check the log with "npm run audit -- verify".`;
    throw new AuditStoreError('unreadable', message, { cause });
  }
}
