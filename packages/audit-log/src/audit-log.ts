import type { AuditEntry, AuditRecord, TimedRecord } from './audit-entry.ts';
import { readAuditRecord } from './audit-entry-shape.ts';
import { openAuditReader } from './audit-reader.ts';
import { parseAuditUrl } from './audit-url.ts';
import type { AuditLocation } from './audit-url.ts';
import { toPlaceableEntry } from './canonical-entry.ts';
import type { PlaceableEntry } from './canonical-entry.ts';
import type { EntryStore, TreeHead } from './entry-store.ts';
import { AuditUnavailableError } from './errors.ts';
import { createGroupCommit } from './group-commit.ts';
import type { LogKind } from './log-kind.ts';
import { openPostgresStore } from './postgres/postgres-store.ts';
import { recoverLog } from './recovery/recover-log.ts';
import type { RecoveredAuditLog } from './recovery/with-recovery.ts';
import { settlesWithin } from './settles-within.ts';
import { toDatabasePath } from './sqlite/database-path.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';

// Some 20 MB of entries with 25 records each, more than a second's worth at full load.
const maxWaitingEntries = 20_000;
// Small enough that a batch takes some ten milliseconds, large enough that its flush is shared.
const maxBatchEntries = 1000;
// Commands hold the lock of their log for a moment each, so one waits for the other.
const readingsLockTimeoutMs = 5000;
// Of several replicas that start at once, one makes the tables and the others wait.
const openTimeoutMs = 15_000;

/** Where a log is kept, and how patient it is. */
export interface AuditLogOptions {
  /**
   * `sqlite:<path>`, where a relative path counts from the working directory, or `postgres://…`.
   * Created unless it exists.
   */
  readonly url: string;
  /** What the proxy writes by default; or the record of who read that, where commands take turns. */
  readonly log?: LogKind;
  /** What time it is; the system's clock by default. */
  readonly clock?: () => Date;
  /** How long an entry may take until it is durable, in milliseconds; 2000 by default. */
  readonly appendTimeoutMs?: number;
}

/** The append-only record of who accessed what. */
export interface AuditLog {
  /**
   * Records an access: once this resolves, the entry survives a power cut. Entries get their place
   * in the order of the calls.
   *
   * Recorded at least: an entry that was refused for `timeout` or `write-failed` may turn out to
   * have been written. One that was acknowledged is never missing.
   *
   * @returns the entry as it is stored
   * @throws {AuditUnavailableError} when it is not known to be durable within the deadline
   * @throws {AuditRecordError} when a value does not fit its field
   */
  append(record: AuditRecord): Promise<AuditEntry>;

  /** False from a failed or late write until one succeeds again. */
  readonly healthy: boolean;

  /**
   * Writes and flushes, without adding an entry: for readiness checks. Success makes the log
   * healthy again.
   *
   * @throws {AuditUnavailableError} when the log cannot be written to now
   */
  probe(): Promise<void>;

  /** Writes what was accepted, then lets go of the store. Calling it again does no harm. */
  close(): Promise<void>;
}

/** An audit log that checkpoints can be made of. */
export interface ProvableAuditLog extends AuditLog {
  /** UUID of the log. */
  readonly logId: string;
  /** The tree over all entries that are known to be durable. */
  readonly head: TreeHead;
}

/**
 * Opens an audit log for writing. It has one writer at a time; readers do not disturb it. In
 * PostgreSQL each writer has a log of its own: one that nobody writes any more, or a new one.
 *
 * @throws {AuditUrlError} when the URL names no supported store
 * @throws {AuditStoreError} when the store cannot be used: in use by another writer, no audit log,
 * of a newer format, tampered with, without entries that were acknowledged, or not writable
 */
export async function openAuditLog(options: AuditLogOptions): Promise<RecoveredAuditLog> {
  const { url, log = 'access', clock = () => new Date(), appendTimeoutMs = 2000 } = options;
  const location = parseAuditUrl(url);
  const store = await openStore(location, log, appendTimeoutMs);
  const commits = createGroupCommit({
    commit: (entries: readonly PlaceableEntry[]) => store.append(entries),
    timeoutMs: appendTimeoutMs,
    maxWaiting: maxWaitingEntries,
    maxBatch: maxBatchEntries,
  });
  let closing: Promise<void> | undefined;

  function assertOpen(): void {
    if (closing === undefined) return;
    throw new AuditUnavailableError('closed', 'The audit log was closed; open it again.');
  }

  async function close(): Promise<void> {
    await settlesWithin(appendTimeoutMs, commits.drain());
    await store.close(appendTimeoutMs);
  }

  const opened: ProvableAuditLog = {
    get logId() {
      return store.logId;
    },
    get head() {
      return store.head;
    },
    async append(record) {
      assertOpen();
      const timed: TimedRecord = { ...readAuditRecord(record), time: clock().toISOString() };
      const { logId, sequence } = await commits.add(toPlaceableEntry(timed));
      return { ...timed, schemaVersion: 2, logId, sequence };
    },
    get healthy() {
      return commits.healthy;
    },
    async probe() {
      assertOpen();
      await commits.probe();
    },
    close: () => (closing ??= close()),
  };
  return recoverLog(opened, {
    kind: log,
    openReader: () => openAuditReader({ url, log }),
    path: log === 'access' && location.kind === 'sqlite' ? location.path : undefined,
    tail: store.tail,
    openIntents: store.openIntents,
  });
}

function openStore(
  location: AuditLocation,
  kind: LogKind,
  appendTimeoutMs: number,
): Promise<EntryStore> {
  // Half of the deadline, so that a locked database is told apart from a slow disk.
  const busyTimeoutMs = Math.floor(appendTimeoutMs / 2);
  if (location.kind === 'postgres') {
    return openPostgresStore({ location, kind, batchTimeoutMs: busyTimeoutMs, openTimeoutMs });
  }
  const lockTimeoutMs = kind === 'readings' ? readingsLockTimeoutMs : busyTimeoutMs;
  return openSqliteStore({ path: toDatabasePath(location, kind), busyTimeoutMs, lockTimeoutMs });
}
