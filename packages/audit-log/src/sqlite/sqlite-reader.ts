import type { DatabaseSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditFilter, AuditPeriod, AuditReader } from '../audit-reader.ts';
import type { LogKind } from '../log-kind.ts';
import { verifyLog } from '../verify-log.ts';
import { countEntries } from './count-entries.ts';
import { selectEntries } from './entry-query.ts';
import { exportFromDatabase } from './export-from-database.ts';
import { followEntries } from './follow-entries.ts';
import { inTurns } from './in-turns.ts';
import { readPage } from './page-of-entries.ts';
import { readConsistencyProof, readInclusionProof, readTree } from './prove-from-database.ts';
import { readEntry } from './read-entry.ts';
import { openReaderConnection } from './reader-connection.ts';
import { readLogInfo } from './read-log-info.ts';
import { readSnapshot } from './snapshot.ts';
import { toStoreError } from './store-fault.ts';
import { readStoredLog } from './stored-log.ts';

/** Which log to read. */
export interface SqliteReaderOptions {
  /** Absolute path of the database file. */
  readonly path: string;
  readonly kind: LogKind;
}

/**
 * Reads the log in a database file, over a connection of its own for each call.
 *
 * @throws {AuditStoreError} when there is no log that can be read
 */
export function openSqliteReader({ path, kind }: SqliteReaderOptions): AuditReader {
  openReaderConnection(path).close();
  const readOnce = <T>(read: (database: DatabaseSync) => T | Promise<T>): Promise<T> =>
    readSnapshot(path, read);
  /** As `readOnce`, of the log that is asked for. */
  const readLog = <T>(
    logId: string | undefined,
    read: (database: DatabaseSync) => T | Promise<T>,
  ): Promise<T> =>
    readOnce((database) => {
      assertIsLog(database, logId);
      return read(database);
    });

  return {
    query: (filter = {}) => queryEntries(path, filter),
    page: (query) => readOnce((database) => readPage(database, query)),
    count: (query) => readOnce((database) => countEntries(database, query)),
    entry: (sequence, logId) =>
      readOnce((database) => (isLog(database, logId) ? readEntry(database, sequence) : undefined)),
    follow: (options) => followEntries(path, options),
    logs: () => readOnce((database) => [readLogInfo(database, kind)]),
    verify: ({ logId, ...options } = {}) =>
      readLog(logId, (database) => verifyLog(readStoredLog(database, inTurns), options)),
    export: ({ logId, ...period } = {}) => exportEntries(path, period, logId),
    tree: (size, logId) => readLog(logId, (database) => readTree(database, size)),
    proveInclusion: (sequence, size, logId) =>
      readLog(logId, (database) => readInclusionProof(database, sequence, size)),
    proveConsistency: (fromSize, size, logId) =>
      readLog(logId, (database) => readConsistencyProof(database, fromSize, size)),
  };
}

async function* queryEntries(path: string, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  const database = openReaderConnection(path);
  try {
    database.exec('BEGIN');
    yield* selectEntries(database, filter);
  } catch (error) {
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

async function* exportEntries(
  path: string,
  period: AuditPeriod,
  logId: string | undefined,
): AsyncGenerator<string> {
  const database = openReaderConnection(path);
  try {
    database.exec('BEGIN');
    assertIsLog(database, logId);
    yield* exportFromDatabase(database, period, inTurns);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}

function isLog(database: DatabaseSync, logId: string | undefined): boolean {
  return logId === undefined || readTree(database, 0).logId === logId;
}

function assertIsLog(database: DatabaseSync, logId: string | undefined): void {
  if (isLog(database, logId)) return;
  throw new RangeError('The store holds no log with this id.');
}
