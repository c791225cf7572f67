import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

import { placeEntry } from '../canonical-entry.ts';
import type { PlaceableEntry } from '../canonical-entry.ts';
import { createMerkleTree, hashLeaf } from '../merkle-tree.ts';
import { readWalTail } from '../recovery/wal-tail.ts';
import type { WalTail } from '../recovery/wal-tail.ts';
import { assertWholeDatabase } from '../recovery/whole-database.ts';
import type { AcknowledgedBatch, WrittenBatch } from './batch.ts';
import { assertLogTables, createLogTables, isEmptyDatabase } from './database-schema.ts';
import { assertFileIs, captureOpenFiles } from './file-identity.ts';
import { migrateLogTables } from './log-migration.ts';
import { prepareLogState } from './log-state.ts';
import { prepareOpenIntents } from './open-intents.ts';
import { createPrivateFile } from './private-file.ts';
import { toStoreError } from './store-fault.ts';
import { createTidier } from './tidier.ts';
import type { Tidier } from './tidier.ts';
import { closeWriterConnection, openWriterConnection } from './writer-connection.ts';
import { acquireWriterLock } from './writer-lock.ts';

/** Where to write, and what must be there already. */
export interface SqliteWriterOptions {
  /** Absolute path of the database file. */
  readonly path: string;
  /** How long to wait for a lock that another connection holds, in milliseconds. */
  readonly busyTimeoutMs: number;
  /** How long to wait for another writer to let go of the log, in milliseconds. */
  readonly lockTimeoutMs: number;
  /** The last acknowledged batch; with it the log must exist and hold that batch. */
  readonly acknowledged: AcknowledgedBatch | undefined;
}

/** The one writer of a log. Blocks its thread; unusable after an error. */
export interface SqliteWriter {
  /**
   * Writes a batch and flushes it to the disk.
   *
   * @param entries may be none
   * @throws {AuditStoreError} when the batch is not known to be durable
   */
  write(entries: readonly PlaceableEntry[]): WrittenBatch;
  /** For when there is nothing to write. */
  readonly tidier: Tidier;
  close(): void;
  /** What the writer before left behind; not known when this one takes over from itself. */
  readonly tail: WalTail | undefined;
}

/**
 * Opens the log at a path for writing; creates it unless one has been acknowledged before.
 *
 * @throws {AuditStoreError} any code but `unreadable`
 */
export function openSqliteWriter(options: SqliteWriterOptions): SqliteWriter {
  const { path, busyTimeoutMs, lockTimeoutMs, acknowledged } = options;
  const openParts: { close(): void }[] = [];
  const close = (): void => {
    for (let part = openParts.pop(); part !== undefined; part = openParts.pop()) part.close();
  };
  try {
    // Another file must not even be opened: what this log left in its write-ahead log would be
    // taken for changes of that file.
    if (acknowledged !== undefined) assertFileIs(path, acknowledged.fileIdentity);
    const lock = acquireWriterLock(path, lockTimeoutMs);
    openParts.push(lock);
    const tail = acknowledged === undefined ? readWalTail(path) : undefined;
    if (acknowledged === undefined) createPrivateFile(path);
    const database = openWriterConnection({ path, busyTimeoutMs });
    openParts.push({
      close() {
        closeWriterConnection(database);
      },
    });
    if (acknowledged === undefined) assertWholeDatabase(database, path);
    if (acknowledged === undefined && isEmptyDatabase(database)) {
      createLogTables(database, randomUUID());
    }
    assertLogTables(database, path);
    migrateLogTables(database, path);
    const writeBatch = createBatchWriter(database, path, acknowledged);
    const tidier = createTidier(database, busyTimeoutMs);
    return { write: writeBatch, tidier, close, tail };
  } catch (error) {
    close();
    throw toStoreError(error, 'unwritable', path);
  }
}

function createBatchWriter(
  database: DatabaseSync,
  path: string,
  before: AcknowledgedBatch | undefined,
): SqliteWriter['write'] {
  const state = prepareLogState(database, path);
  const insertEntry = database.prepare(
    'INSERT INTO entries (sequence, entry, leaf_hash, node_hashes) VALUES (?, ?, ?, ?)',
  );
  const intents = prepareOpenIntents(database);
  const files = captureOpenFiles(path);
  let acknowledged = before;

  function append(entries: readonly PlaceableEntry[]): WrittenBatch {
    const { logId, size, frontier } = state.read();
    if (acknowledged !== undefined) state.assertHolds(acknowledged);
    const tree = createMerkleTree({ size, frontier });
    for (const placeable of entries) {
      const sequence = tree.size + 1;
      const entry = placeEntry(placeable, logId, sequence);
      const leafHash = hashLeaf(entry);
      const nodeHashes = tree.append(leafHash);
      insertEntry.run(sequence, entry, leafHash, nodeHashes.length > 0 ? nodeHashes : null);
      intents.note(sequence, placeable);
    }
    const head = state.write(tree);
    return { logId, firstSequence: size + 1, head, fileIdentity: files.databaseIdentity };
  }

  return (entries) => {
    try {
      database.exec('BEGIN IMMEDIATE');
      const batch = append(entries);
      database.exec('COMMIT');
      // Last, so that nothing is acknowledged that went to a file which nobody can find.
      files.assertInPlace();
      acknowledged = batch;
      return batch;
    } catch (error) {
      throw toStoreError(error, 'unwritable', path);
    }
  };
}
