import { setTimeout } from 'node:timers/promises';

import type { PlaceableEntry } from '../canonical-entry.ts';
import type { BatchPlace, TreeHead } from '../entry-store.ts';
import type { LogKind } from '../log-kind.ts';
import { appendBatch } from './append-batch.ts';
import { placeBatch } from './batch-entries.ts';
import type { PlacedBatch } from './batch-entries.ts';
import { claimLog, isAbandoned, reclaimLog } from './claim-log.ts';
import type { ClaimedLog } from './claim-log.ts';
import { openConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { makePartitions } from './create-upkeep.ts';
import { migrateSchema } from './migrate.ts';
import type { PostgresLocation } from './parse-postgres-url.ts';
import { isConnectionFault, toStoreError } from './store-fault.ts';

/** Where to write, and how long that may take. */
export interface PostgresWriterOptions {
  readonly location: PostgresLocation;
  readonly kind: LogKind;
  /** For a batch, including a new connection if need be, in milliseconds. */
  readonly batchTimeoutMs: number;
  /** For the first batch, which may have to wait for others that make the tables. */
  readonly openTimeoutMs: number;
}

/** A batch that is durable. */
export interface WrittenBatch extends BatchPlace {
  readonly head: TreeHead;
  /** Whether the writer before this one closed the log in order. */
  readonly wasClosed: boolean;
}

/** The one writer of a log. Makes a new connection whenever the one it had broke. */
export interface PostgresWriter {
  /**
   * Makes a batch durable, within its time. Where the connection breaks meanwhile, finds out whether
   * the batch was written, and writes it anew unless it was.
   *
   * @throws {AuditStoreError} when the batch is not known to be durable
   */
  write(entries: readonly PlaceableEntry[]): Promise<WrittenBatch>;
  /**
   * The intents without an outcome, as they are stored: of this log, and of those that nobody writes.
   *
   * @throws {AuditStoreError} `unwritable`
   */
  openIntents(): Promise<readonly string[]>;
  /** Shows the others that this writer lives, while there is nothing to write. */
  beat(): Promise<void>;
  /** Leaves the log to whoever comes next. */
  close(): Promise<void>;
}

const retryDelayMs = 25;
/** At most, whatever there is time for: the rest is for what follows. */
const connectTimeoutMs = 5000;

/** A writer that connects with its first batch. Its calls have to come one after the other. */
export function createPostgresWriter(options: PostgresWriterOptions): PostgresWriter {
  const { location, kind, batchTimeoutMs, openTimeoutMs } = options;
  let connection: Connection | undefined;
  let backendId = 0;
  let log: ClaimedLog | undefined;
  let acknowledged: TreeHead | undefined;
  // Nearly every outcome is that of a read, which has no intent.
  const intents = new Set<string>();

  function disconnect(): void {
    connection?.close();
    connection = undefined;
  }

  /** A connection whose session holds the lock of the log. */
  async function connect(timeoutMs: number): Promise<{ connection: Connection; log: ClaimedLog }> {
    if (connection?.isOpen === true && log !== undefined) return { connection, log };
    disconnect();
    const opened = await openConnection(location, {
      connectMs: Math.min(timeoutMs, connectTimeoutMs),
      // A little less, so that the server itself says what took so long.
      statementMs: batchTimeoutMs * 0.8,
    });
    connection = opened;
    // Tables that were there a moment ago must not be made anew: somebody took them away.
    if (log === undefined) {
      await migrateSchema(opened);
      // Before the first entry: those that went to the default partition keep their month there.
      await makePartitions(opened).catch(ignore);
    }
    const kept = log && (await reclaimLog(opened, log, acknowledged ?? log, backendId));
    if (kept === undefined) {
      log = await claimLog(opened, kind);
      acknowledged = log;
    } else {
      log = kept;
    }
    ({ backendId } = opened);
    return { connection: opened, log };
  }

  function acknowledge(before: ClaimedLog, after: ClaimedLog, batch: PlacedBatch): WrittenBatch {
    const { logId, size, rootHash, wasClosed } = after;
    acknowledged = { size, rootHash };
    for (const requestId of batch.closed) intents.delete(requestId);
    for (const { requestId } of batch.opened) intents.add(requestId);
    return { logId, firstSequence: before.size + 1, head: acknowledged, wasClosed };
  }

  async function readOpenIntents(current: Connection, logId: string): Promise<string[]> {
    const rows = await current.run({
      text: `SELECT intent.request_id, entry.entry FROM ${current.schema}.open_intents AS intent
             JOIN ${current.schema}.entries AS entry USING (log_id, sequence, time)
             JOIN ${current.schema}.logs AS log USING (log_id)
             WHERE log.kind = $2 AND (log_id = $1 OR ${isAbandoned})
             ORDER BY time, log_id, sequence`,
      values: [logId, kind],
    });
    for (const row of rows) intents.add(String(row['request_id']));
    return rows.map(({ entry }) => String(entry));
  }

  async function writeUntil(
    entries: readonly PlaceableEntry[],
    deadline: number,
  ): Promise<WrittenBatch> {
    let unsure: { readonly before: ClaimedLog; readonly batch: PlacedBatch } | undefined;
    for (;;) {
      const leftMs = deadline - performance.now();
      try {
        const current = await connect(Math.max(1, leftMs));
        if (unsure !== undefined && isSameState(current.log, unsure.batch.after)) {
          return acknowledge(unsure.before, current.log, unsure.batch);
        }
        const batch = placeBatch(current.log, entries, intents);
        unsure = { before: current.log, batch };
        if (await appendBatch(current.connection, current.log, batch)) {
          log = batch.after;
          return acknowledge(current.log, log, batch);
        }
        // Nothing was written: another writer has taken the log, or somebody has changed it.
        unsure = undefined;
        disconnect();
      } catch (error) {
        disconnect();
        const isLate = deadline - performance.now() < 2 * retryDelayMs;
        // Whoever opens a log wants to know at once that there is none to be had.
        if (log === undefined || isLate || !isConnectionFault(error)) throw error;
      }
      await setTimeout(retryDelayMs);
    }
  }

  /** Ends what takes too long by cutting the connection, which a server that hangs cannot prevent. */
  async function within<T>(timeoutMs: number, work: (deadline: number) => Promise<T>): Promise<T> {
    const timer = globalThis.setTimeout(disconnect, timeoutMs);
    try {
      return await work(performance.now() + timeoutMs);
    } catch (error) {
      throw toStoreError(error, 'unwritable', location);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    write: (entries) =>
      within(log === undefined ? openTimeoutMs : batchTimeoutMs, (deadline) =>
        writeUntil(entries, deadline),
      ),
    openIntents: () =>
      within(openTimeoutMs, async () => {
        const current = await connect(batchTimeoutMs);
        return readOpenIntents(current.connection, current.log.logId);
      }),
    beat: () =>
      within(batchTimeoutMs, async () => {
        if (log === undefined) return;
        try {
          const current = await connect(batchTimeoutMs);
          await current.connection.run({
            text: `UPDATE ${current.connection.schema}.logs SET heartbeat_at = now()
                   WHERE log_id = $1 AND writer_epoch = $2`,
            values: [current.log.logId, current.log.epoch],
          });
        } catch (error) {
          disconnect();
          throw error;
        }
      }),
    close: () =>
      within(batchTimeoutMs, async () => {
        const held = connection?.isOpen === true ? connection : undefined;
        try {
          await held?.run({
            text: `UPDATE ${held.schema}.logs SET closed_at = now() WHERE log_id = $1 AND writer_epoch = $2`,
            values: [log?.logId, log?.epoch],
          });
          // Now, rather than when the server notices that the session is over.
          await held?.run('SELECT pg_advisory_unlock_all()');
        } finally {
          disconnect();
        }
      }),
  };
}

function ignore(): void {
  // There is the default partition.
}

/** Whether a log is what a batch would have made of it. An empty batch leaves no trace. */
function isSameState(log: ClaimedLog, after: ClaimedLog): boolean {
  return (
    log.logId === after.logId &&
    log.size === after.size &&
    Buffer.compare(log.rootHash, after.rootHash) === 0
  );
}
