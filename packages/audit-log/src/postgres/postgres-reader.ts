import type { AuditReader } from '../audit-reader.ts';
import type { LogKind } from '../log-kind.ts';
import { verifyLog } from '../verify-log.ts';
import { countEntries } from './count-entries.ts';
import type { Connection } from './connection.ts';
import { exportLog } from './export-log.ts';
import { followEntries } from './follow-entries.ts';
import { readPage } from './page-of-entries.ts';
import type { PostgresLocation } from './parse-postgres-url.ts';
import { readConsistencyProof, readInclusionProof, readTree } from './prove-from-database.ts';
import { readEntry } from './read-entry.ts';
import { readLogInfos, readSizes, readState } from './read-logs.ts';
import { selectEntries } from './search-entries.ts';
import { inSnapshot, iterateSnapshot } from './snapshot.ts';
import { readStoredLog } from './stored-log.ts';

/** Which logs to read. */
export interface PostgresReaderOptions {
  readonly location: PostgresLocation;
  readonly kind: LogKind;
}

/** Reads the logs in a PostgreSQL database, over a connection of its own for each call. */
export function openPostgresReader({ location, kind }: PostgresReaderOptions): AuditReader {
  const readOnce = <T>(read: (connection: Connection) => Promise<T>): Promise<T> =>
    inSnapshot(location, read);

  return {
    query: (filter = {}) =>
      iterateSnapshot(location, async function* (connection) {
        yield* selectEntries(connection, filter, await readSizes(connection, kind, filter.logId));
      }),
    page: (query) => readOnce((connection) => readPage(connection, kind, query)),
    count: (query) => readOnce((connection) => countEntries(connection, kind, query)),
    entry: (sequence, logId) =>
      readOnce((connection) => readEntry(connection, kind, sequence, logId)),
    follow: (options) => followEntries(location, kind, options),
    logs: () => readOnce((connection) => readLogInfos(connection, kind)),
    verify: ({ logId, ...options } = {}) =>
      readOnce(async (connection) => {
        const state = await readState(connection, kind, logId);
        return verifyLog(await readStoredLog(connection, state), options);
      }),
    export: (choice = {}) =>
      iterateSnapshot(location, (connection) => exportLog(connection, kind, choice)),
    tree: (size, logId) => readOnce((connection) => readTree(connection, { kind, logId }, size)),
    proveInclusion: (sequence, size, logId) =>
      readOnce((connection) => readInclusionProof(connection, { kind, logId }, sequence, size)),
    proveConsistency: (fromSize, size, logId) =>
      readOnce((connection) => readConsistencyProof(connection, { kind, logId }, fromSize, size)),
  };
}
