import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import type { SqliteLocation } from '../../audit-url.ts';
import { AuditStoreError } from '../../errors.ts';
import type { LogKind } from '../../log-kind.ts';
import { rootAt } from '../../merkle-proof.ts';
import { toDatabasePath } from '../../sqlite/database-path.ts';
import { closeWriterConnection } from '../../sqlite/writer-connection.ts';
import { toStoreError } from '../../sqlite/store-fault.ts';
import { createStoredNodes } from '../../sqlite/stored-nodes.ts';
import type { Burial, RetentionStore, UnfinishedRemoval } from '../retention-store.ts';
import { parseTombstone } from '../tombstone.ts';
import { findRuns } from './find-runs.ts';
import { deleteHold, insertHold, readHolds } from './hold-table.ts';
import {
  emptyWriteAheadLog,
  inTransaction,
  openUpkeepConnection,
} from './open-upkeep-connection.ts';
import { reclaimSpace } from './reclaim-space.ts';
import { removeRows } from './remove-rows.ts';

interface OpenLog {
  readonly kind: LogKind;
  readonly path: string;
  readonly logId: string;
  readonly database: DatabaseSync;
}

/**
 * Opens the logs of a store for upkeep, beside those who write them. Holds lie with the access log.
 *
 * @throws {AuditStoreError}
 */
export function openSqliteRetentionStore(location: SqliteLocation): RetentionStore {
  const logs: OpenLog[] = [];
  /** The log of what was read begins with the first reading, which may come later. */
  function openLogs(): readonly OpenLog[] {
    for (const kind of ['access', 'readings'] as const) {
      const path = toDatabasePath(location, kind);
      if (logs.some((log) => log.kind === kind)) continue;
      if (kind === 'readings' && !existsSync(path)) continue;
      const database = attempt(path, () => openUpkeepConnection(path));
      logs.push({ kind, path, database, logId: readLogId(database) });
    }
    return logs;
  }

  function accessLog(): DatabaseSync {
    const log = openLogs().find(({ kind }) => kind === 'access');
    if (log === undefined) throw new TypeError('The store was closed.');
    return log.database;
  }

  function logOf({ logId }: { readonly logId: string }): OpenLog {
    const log = openLogs().find((candidate) => candidate.logId === logId);
    if (log !== undefined) return log;
    throw new RangeError('The store holds no log with this id.');
  }

  function bury({ run, sign, places, holds }: Burial): Uint8Array | undefined {
    const { database } = logOf(run);
    const { firstSequence: first, lastSequence: last } = run;
    // Asked of another file where the log is not the access log: before, then.
    if (!isSame(holds, readHolds(accessLog()))) return undefined;
    return inTransaction(database, () => {
      if (!isSame(holds, readHolds(accessLog()))) return undefined;
      assertUnburied(database, first, last);
      const readNode = createStoredNodes(database);
      const rootHash = rootAt(last, readNode);
      const subtrees = places.map((place) => ({
        ...place,
        hash: readNode(place.level, place.index),
      }));
      database
        .prepare('INSERT INTO tombstones VALUES (?, ?, ?, ?, NULL)')
        .run(first, last, sign({ rootHash, subtrees }), first - 1);
      // Heads at both ends tell a forged tombstone from entries beside it that were edited.
      const insertHead = database.prepare('INSERT OR IGNORE INTO tree_heads VALUES (?, ?)');
      if (first > 1) insertHead.run(first - 1, rootAt(first - 1, readNode));
      insertHead.run(last, rootHash);
      return rootHash;
    });
  }

  async function attemptAll<T>(steps: () => T | Promise<T>): Promise<T> {
    try {
      const result = await steps();
      for (const { database } of logs) emptyWriteAheadLog(database);
      return result;
    } catch (error) {
      throw toStoreError(error, 'unwritable', location.path);
    }
  }
  openLogs();

  return {
    runs: (beforeMonth) =>
      attemptAll(async () => {
        const found = [];
        for (const { kind, logId, database } of openLogs()) {
          const runs = await findRuns(database, beforeMonth);
          found.push(...runs.map((run) => ({ ...run, kind, logId })));
        }
        return found;
      }),
    unfinished: () => attemptAll(() => openLogs().flatMap(readUnfinished)),
    bury: (burial) => attemptAll(() => bury(burial)),
    remove: (removal, onRemoved) =>
      attemptAll(() => removeRows(logOf(removal).database, removal.firstSequence, onRemoved)),
    reclaim: () =>
      attemptAll(() => {
        let space = { freedBytes: 0, reusableBytes: 0 };
        for (const { database, path } of openLogs()) {
          const { freedBytes, reusableBytes } = reclaimSpace(database, path);
          space = {
            freedBytes: space.freedBytes + freedBytes,
            reusableBytes: space.reusableBytes + reusableBytes,
          };
        }
        return space;
      }),
    holds: () => attemptAll(() => readHolds(accessLog())),
    addHold: (hold) => attemptAll(() => insertHold(accessLog(), hold)),
    removeHold: (name) => attemptAll(() => deleteHold(accessLog(), name)),
    close() {
      for (const { database } of logs.splice(0)) closeWriterConnection(database);
      return Promise.resolve();
    },
  };
}

function readUnfinished({ database, kind, logId }: OpenLog): UnfinishedRemoval[] {
  return database
    .prepare('SELECT note FROM tombstones WHERE removed_to < last_sequence')
    .all()
    .flatMap((row) => {
      const tombstone = parseTombstone(String(row['note']));
      if (tombstone === undefined) return [];
      const { period, firstSequence, lastSequence, rootHash, requestId } = tombstone;
      return [{ logId, kind, period, firstSequence, lastSequence, rootHash, requestId }];
    });
}

function assertUnburied(database: DatabaseSync, first: number, last: number): void {
  const overlapping = database
    .prepare('SELECT 1 FROM tombstones WHERE first_sequence <= ? AND last_sequence >= ?')
    .get(last, first);
  if (overlapping === undefined) return;
  const message = `The entries ${first} to ${last} are being removed by somebody else already.`;
  throw new AuditStoreError('in-use', message);
}

function isSame(names: readonly string[], holds: readonly { readonly name: string }[]): boolean {
  return holds.length === names.length && holds.every(({ name }) => names.includes(name));
}

function readLogId(database: DatabaseSync): string {
  return String(database.prepare('SELECT log_id FROM log').get()?.['log_id']);
}

function attempt<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw toStoreError(error, 'unwritable', path);
  }
}
