import type { AuditCategory, AuditDecision, AuditEntry, AuditPhase } from './audit-entry.ts';
import { parseAuditUrl } from './audit-url.ts';
import type { LogKind } from './log-kind.ts';
import { openPostgresReader } from './postgres/postgres-reader.ts';
import { toDatabasePath } from './sqlite/database-path.ts';
import { openSqliteReader } from './sqlite/sqlite-reader.ts';
import type { ConsistencyProof, InclusionProof, LogTree } from './tree-proof.ts';
import type { VerificationOptions } from './verification-evidence.ts';
import type { VerificationReport } from './verify-log.ts';

/** A time from one point to another. */
export interface AuditPeriod {
  /** From this time on. */
  readonly since?: Date;
  /** Before this time. */
  readonly until?: Date;
}

/** Which of the logs in a store, where there is more than one. */
export interface AuditLogChoice {
  /** UUID of the log. */
  readonly logId?: string;
}

/** Which entries are meant; conditions add up. */
export interface AuditCondition extends AuditPeriod, AuditLogChoice {
  readonly consumer?: string;
  readonly keyId?: string;
  /** Operation id of the specification. */
  readonly operation?: string;
  readonly requestId?: string;
  /** Only entries that disclosed or changed the record with this `Id`. */
  readonly recordId?: number;
  /** Only entries that disclosed or changed a record of this business. */
  readonly businessId?: number;
  readonly decision?: AuditDecision;
  readonly phase?: AuditPhase;
  /** `access` also finds the entries that name no category. */
  readonly category?: AuditCategory;
  /** What the consumer was answered. */
  readonly status?: number;
  /** Pseudonyms: entries about any of them, in the records, the filters or the details. */
  readonly subjects?: readonly string[];
}

/** Which entries to look for. */
export interface AuditFilter extends AuditCondition {
  /** No more than this many, the latest ones. */
  readonly last?: number;
}

/** From which end of the log: by time, where there are several logs. */
export type AuditOrder = 'oldest' | 'newest';

/** Asks for some of the entries that match. */
export interface AuditPageQuery {
  readonly filter?: AuditCondition;
  /** `oldest` first by default; the same for all pages. */
  readonly order?: AuditOrder;
  /** No more entries than this, 1 or more. */
  readonly limit: number;
  /** The `next` of the page before; with the same filter and order. */
  readonly cursor?: string;
}

/** Some of the entries that match. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Cursor of the page behind this one; nothing on the last one. */
  readonly next: string | undefined;
}

/** What entries are counted by; a day is one of UTC. */
export type AuditCountKey = 'consumer' | 'operation' | 'day';

/** What entries with one key have in common. */
export interface AuditCount {
  /** A consumer, an operation or a day such as `2026-11-21`; nothing for entries without one. */
  readonly key: string | undefined;
  /** Entries by their decision. An intent counts, too: filter by phase to count requests. */
  readonly allowed: number;
  readonly refused: number;
  readonly unknown: number;
  /** Records disclosed or changed, as often as they were. */
  readonly records: number;
}

/** Asks for counts. */
export interface AuditCountQuery {
  readonly by: AuditCountKey;
  readonly filter?: AuditCondition;
}

/** Up to where each log was read: sequences by the UUID of the log. */
export type AuditPosition = Readonly<Record<string, number>>;

/** How to follow a log. */
export interface AuditFollowOptions {
  /** `last`: how many of the entries that are there already to begin with, none by default. */
  readonly filter?: AuditFilter;
  /** Begins behind these entries instead, and at the first one of a log that is not named. */
  readonly after?: AuditPosition;
  /** Ends the iteration. */
  readonly signal: AbortSignal;
  /** How often to look, in milliseconds; 500 by default. */
  readonly everyMs?: number;
}

/** A log in a store. */
export interface AuditLogInfo extends LogTree {
  readonly kind: LogKind;
  /** Time of the last entry; nothing while there is none. */
  readonly lastTime: string | undefined;
}

/**
 * Reads a log, also while the proxy writes it. Each call sees the log as it was at its start.
 *
 * A store may hold several logs: `query`, `page`, `count` and `follow` read all of them, in the order
 * of time. What speaks of a single tree takes the `logId` of that log, and throws a RangeError where
 * it is needed and left out, or names no log of the store.
 */
export interface AuditReader {
  /**
   * The entries that match, oldest first; all of them by default.
   *
   * @throws {AuditStoreError} `unreadable` at an entry that cannot be parsed
   */
  query(filter?: AuditFilter): AsyncIterable<AuditEntry>;

  /**
   * Some of the entries that match. What is appended between two pages changes none of them: the
   * first page decides how far each log is read.
   *
   * @throws {AuditCursorError} when the cursor is none, or belongs to another query
   * @throws {RangeError} when the limit is no whole number, 1 or more
   */
  page(query: AuditPageQuery): Promise<AuditPage>;

  /** How many entries match, in ascending order of the key; entries without one come last. */
  count(query: AuditCountQuery): Promise<readonly AuditCount[]>;

  /** One entry; nothing when there is none with this sequence. */
  entry(sequence: number, logId?: string): Promise<AuditEntry | undefined>;

  /** The entries that match, as they arrive, until the signal is aborted. */
  follow(options: AuditFollowOptions): AsyncIterable<AuditEntry>;

  /** The logs that are read. */
  logs(): Promise<readonly AuditLogInfo[]>;

  /**
   * Recomputes every hash of the log and compares it with what is stored, and with what was signed.
   *
   * @throws {AuditStoreError} `unreadable` when the database itself is damaged
   */
  verify(options?: VerificationOptions & AuditLogChoice): Promise<VerificationReport>;

  /**
   * The entries of a period as lines of text, oldest first, each in the canonical form that was
   * hashed; all of them by default. The last line is the watermark, see `verifyExport`.
   *
   * @throws {AuditStoreError} `unreadable` at an entry that cannot be parsed
   */
  export(period?: AuditPeriod & AuditLogChoice): AsyncIterable<string>;

  /**
   * The tree over the first `size` entries, over all of them by default.
   *
   * @throws {RangeError} when there are not so many
   */
  tree(size?: number, logId?: string): Promise<LogTree>;

  /**
   * Shows that an entry is in the tree over the first `size` entries, over all of them by default.
   * Takes O(log n) hashes.
   *
   * @throws {RangeError} when that tree has no such entry
   */
  proveInclusion(sequence: number, size?: number, logId?: string): Promise<InclusionProof>;

  /**
   * Shows that the tree over the first `size` entries, over all of them by default, grew from the
   * one over the first `fromSize`. Takes O(log n) hashes.
   *
   * @throws {RangeError} when there are not so many
   */
  proveConsistency(fromSize: number, size?: number, logId?: string): Promise<ConsistencyProof>;
}

/** What to read. */
export interface AuditReaderOptions {
  /** `sqlite:<path>`, relative to the working directory, or `postgres://…`. */
  readonly url: string;
  /** What the proxy wrote by default; or what was recorded about who read that. */
  readonly log?: LogKind;
}

/**
 * Opens an audit log for reading; writes nothing to it.
 *
 * @throws {AuditUrlError} when the URL names no supported store
 * @throws {AuditStoreError} `missing`, `foreign`, `newer` or `unreadable`
 */
export function openAuditReader({ url, log = 'access' }: AuditReaderOptions): AuditReader {
  const location = parseAuditUrl(url);
  return location.kind === 'sqlite'
    ? openSqliteReader({ path: toDatabasePath(location, log), kind: log })
    : openPostgresReader({ location, kind: log });
}
