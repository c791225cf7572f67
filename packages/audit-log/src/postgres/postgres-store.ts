import { extname } from 'node:path';

import type { PlaceableEntry } from '../canonical-entry.ts';
import type { EntryStore } from '../entry-store.ts';
import { AuditStoreError, AuditUrlError } from '../errors.ts';
import { settlesWithin } from '../settles-within.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';
import { createWorkerChannel } from '../worker-channel.ts';
import type { PostgresWriterOptions, WrittenBatch } from './postgres-writer.ts';
import type { PostgresReply, PostgresRequest } from './worker-messages.ts';

// The worker runs from sources as this file does, or compiled beside it.
const workerFile = new URL(`./postgres-worker${extname(import.meta.filename)}`, import.meta.url);

/**
 * Opens a log in a PostgreSQL database, written by a thread of its own. Takes one that nobody writes,
 * or begins one.
 *
 * @throws {AuditStoreError} when it cannot be written to
 * @throws {AuditUrlError} when a file that the URL names cannot be read
 */
export async function openPostgresStore(options: PostgresWriterOptions): Promise<EntryStore> {
  const channel = createWorkerChannel<PostgresRequest, PostgresReply>(workerFile, {
    name: 'audit-log',
    workerData: options,
  });

  async function write(entries: readonly PlaceableEntry[]): Promise<WrittenBatch> {
    latest = toBatch(await channel.ask({ kind: 'write', entries }));
    return latest;
  }

  let latest: WrittenBatch;
  try {
    latest = await write([]);
  } catch (error) {
    await channel.terminate();
    throw error;
  }
  return {
    get logId() {
      return latest.logId;
    },
    get head() {
      return latest.head;
    },
    append: write,
    tail: { isEmpty: latest.wasClosed, droppedBytes: 0 },
    async openIntents() {
      const reply = await channel.ask({ kind: 'intents' });
      if (reply.kind !== 'intents') throw toError(reply);
      return reply.entries.map((entry) => parseStoredEntry(0, entry));
    },
    async close(timeoutMs) {
      await settlesWithin(timeoutMs, channel.ask({ kind: 'close' }));
      await channel.terminate();
    },
  };
}

function toBatch(reply: PostgresReply): WrittenBatch {
  if (reply.kind === 'written') return reply.batch;
  throw toError(reply);
}

function toError(reply: PostgresReply): Error {
  if (reply.kind !== 'failed') {
    return new TypeError('The writing thread of the audit log gave another answer.');
  }
  if (reply.code === 'url') return new AuditUrlError(reply.message);
  return new AuditStoreError(reply.code, reply.message);
}
