import { extname } from 'node:path';

import type { PlaceableEntry } from '../canonical-entry.ts';
import type { EntryStore } from '../entry-store.ts';
import { AuditStoreError } from '../errors.ts';
import type { WalTail } from '../recovery/wal-tail.ts';
import { settlesWithin } from '../settles-within.ts';
import { createWorkerChannel } from '../worker-channel.ts';
import type { AcknowledgedBatch, WrittenBatch } from './batch.ts';
import { readOpenIntents } from './open-intents.ts';
import { readSnapshot } from './snapshot.ts';
import type { SqliteReply, SqliteRequest, SqliteWorkerData } from './worker-messages.ts';

// The worker runs from sources as this file does, or compiled beside it.
const workerFile = new URL(`./sqlite-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Opens a log in a SQLite database, written by a thread of its own: nothing here waits for a disk.
 *
 * @param options path of the database file, which is created unless it exists, and how long to
 * wait for a lock that another connection holds
 * @throws {AuditStoreError} when it cannot be written to
 */
export async function openSqliteStore(options: SqliteWorkerData): Promise<EntryStore> {
  const channel = createWorkerChannel<SqliteRequest, SqliteReply>(workerFile, {
    name: 'audit-log',
    workerData: options,
  });
  let acknowledged: AcknowledgedBatch | undefined;

  let tail: WalTail | undefined;

  async function write(entries: readonly PlaceableEntry[]): Promise<WrittenBatch> {
    const written = toWritten(await channel.ask({ kind: 'write', entries, acknowledged }));
    acknowledged = written.batch;
    tail ??= written.tail;
    return written.batch;
  }

  try {
    const { logId, head } = await write([]);
    return {
      logId,
      get head() {
        return acknowledged?.head ?? head;
      },
      tail,
      append: write,
      openIntents: () => readSnapshot(options.path, readOpenIntents),
      async close(timeoutMs) {
        await settlesWithin(timeoutMs, channel.ask({ kind: 'close' }));
        await channel.terminate();
      },
    };
  } catch (error) {
    await channel.terminate();
    throw error;
  }
}

function toWritten(reply: SqliteReply): SqliteReply & { kind: 'written' } {
  if (reply.kind === 'written') return reply;
  if (reply.kind === 'failed') throw new AuditStoreError(reply.code, reply.message);
  throw new TypeError('The writing thread of the audit log was closed.');
}
