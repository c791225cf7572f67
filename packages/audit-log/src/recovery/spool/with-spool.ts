import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';

import type { AuditEntry, AuditRecord } from '../../audit-entry.ts';
import { readAuditRecord } from '../../audit-entry-shape.ts';
import type { ProvableAuditLog } from '../../audit-log.ts';
import { openAuditReader } from '../../audit-reader.ts';
import { AuditUnavailableError } from '../../errors.ts';
import { createGroupCommit } from '../../group-commit.ts';
import { replaySpool } from './replay-spool.ts';
import { openSpoolFile } from './spool-file.ts';
import type { SpoolLine } from './spool-line.ts';

/** Where reads are recorded while the log cannot be written. */
export interface SpoolOptions {
  /** Where the log is kept, to look which entries it has already. */
  readonly url: string;
  /** Path of the spool, one for each process. */
  readonly path: string;
  /** 64 MiB by default. */
  readonly maxBytes?: number;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  /** How long a line may take until it is durable, in milliseconds; 2000 by default. */
  readonly appendTimeoutMs?: number;
  /** How often to try the log again during an outage, in milliseconds; 1000 by default. */
  readonly retryMs?: number;
}

/** What a spool is busy with. */
export interface SpoolReport {
  /** Since when the log has been failing, ISO 8601; nothing while it works. */
  readonly since: string | undefined;
  /** Bytes that have not found their way into the log yet. */
  readonly bytes: number;
  /** Lines of an earlier process that cannot be read. */
  readonly damagedLines: number;
}

/** An audit log that goes on to take reads during an outage. */
export interface SpoolingAuditLog extends ProvableAuditLog {
  readonly spool: SpoolReport;
}

const maxWaitingLines = 20_000;
const maxBatchLines = 500;

/**
 * Records the outcomes of reads in a file while the log fails, and in the log, exactly once and
 * behind an entry that tells of the outage, when it works again. Until then their `sequence` is 0.
 * Everything else fails with the log.
 *
 * @returns the log, healthy as long as one of the two takes reads
 * @throws {AuditStoreError} when the spool cannot be written to
 */
export async function withSpool(
  log: ProvableAuditLog,
  options: SpoolOptions,
): Promise<SpoolingAuditLog> {
  const { url, maxBytes = 64 * 1024 ** 2, clock = () => new Date() } = options;
  const { appendTimeoutMs = 2000, retryMs = 1000 } = options;
  const file = await openSpoolFile(resolve(options.path), maxBytes);
  let since: string | undefined;
  let isOutageNoted = false;
  let replaying: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const commits = createGroupCommit<SpoolLine>({
    async commit(lines) {
      const time = since ?? clock().toISOString();
      const outage = { requestId: randomUUID(), since: time };
      await file.append(isOutageNoted || lines.length === 0 ? lines : [{ outage }, ...lines]);
      isOutageNoted ||= lines.length > 0;
      return { logId: log.logId, firstSequence: 0 };
    },
    timeoutMs: appendTimeoutMs,
    maxWaiting: maxWaitingLines,
    maxBatch: maxBatchLines,
  });

  function beginOutage(time: string = clock().toISOString()): void {
    if (since === undefined) isOutageNoted = false;
    since ??= time;
    retryLater();
  }

  function retryLater(): void {
    if (isClosed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void tryLog();
    }, retryMs).unref();
  }

  async function tryLog(): Promise<void> {
    try {
      await log.probe();
      resume();
    } catch {
      // Why, its own errors say to those who get them.
      beginOutage();
    }
  }

  /** To be called when the log was found to work. */
  function resume(): void {
    const isSpoolNeeded = since !== undefined || file.bytes > 0;
    since = undefined;
    if (!isSpoolNeeded || isClosed) return;
    replaying ??= replay().finally(() => {
      replaying = undefined;
      // Of an outage that began and ended meanwhile.
      if (since === undefined && file.bytes > 0) resume();
    });
  }

  async function replay(): Promise<void> {
    try {
      // What was on its way into the spool is in it then.
      await commits.drain();
      const { bytes } = file;
      await replaySpool(await file.read(), { log, reader: openAuditReader({ url }), clock });
      await file.clear(bytes);
    } catch {
      // The log has failed again, or cannot be read: what is in the spool stays there.
      beginOutage();
    }
  }

  async function spool(record: AuditRecord, time: string): Promise<AuditEntry> {
    const kept = readAuditRecord(record);
    await commits.add({ time, record: kept });
    return { ...kept, schemaVersion: 2, logId: log.logId, sequence: 0, time };
  }

  async function append(record: AuditRecord): Promise<AuditEntry> {
    const isRead = isOutcomeOfRead(record);
    const time = clock().toISOString();
    if (isRead && since !== undefined) return spool(record, time);
    try {
      const entry = await log.append(record);
      resume();
      return entry;
    } catch (error) {
      if (!(error instanceof AuditUnavailableError) || error.code === 'closed') throw error;
      beginOutage(time);
      if (!isRead) throw error;
      return spool(record, time);
    }
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(timer);
    await replaying;
    await commits.drain();
    await log.close();
    await file.close();
  }

  // What an earlier process has left.
  await tryLog();
  await replaying;

  let closing: Promise<void> | undefined;
  return {
    get logId() {
      return log.logId;
    },
    get head() {
      return log.head;
    },
    get healthy() {
      return log.healthy || (since !== undefined && commits.healthy);
    },
    get spool() {
      return { since, bytes: file.bytes, damagedLines: file.damagedLines };
    },
    append,
    async probe() {
      // The log is tried all the time then, and reads are not to wait for it.
      if (since !== undefined) return commits.probe();
      try {
        await log.probe();
        resume();
      } catch (error) {
        if (!(error instanceof AuditUnavailableError) || error.code === 'closed') throw error;
        beginOutage();
        await commits.probe();
      }
    },
    close: () => (closing ??= close()),
  };
}

function isOutcomeOfRead({ category = 'access', method, phase }: AuditRecord): boolean {
  return category === 'access' && phase === 'outcome' && (method === 'GET' || method === 'HEAD');
}
