import type { AuditEntry } from './audit-entry.ts';
import { parseAuditUrl } from './audit-url.ts';
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

/** Which entries to look for; conditions add up. */
export interface AuditFilter extends AuditPeriod {
  /** No more than this many, the latest ones. */
  readonly last?: number;
  readonly consumer?: string;
  /** Operation id of the specification. */
  readonly operation?: string;
  readonly requestId?: string;
  /** Only entries that disclosed or changed the record with this `Id`. */
  readonly recordId?: number;
}

/** Reads a log, also while the proxy writes it. Each call sees the log as it was at its start. */
export interface AuditReader {
  /**
   * The entries that match, oldest first; all of them by default.
   *
   * @throws {AuditStoreError} `unreadable` at an entry that cannot be parsed
   */
  query(filter?: AuditFilter): AsyncIterable<AuditEntry>;

  /**
   * Recomputes every hash of the log and compares it with what is stored, and with what was signed.
   *
   * @throws {AuditStoreError} `unreadable` when the database itself is damaged
   */
  verify(options?: VerificationOptions): Promise<VerificationReport>;

  /**
   * The entries of a period as lines of text, oldest first, each in the canonical form that was
   * hashed; all of them by default. The last line is the watermark, see `verifyExport`.
   *
   * @throws {AuditStoreError} `unreadable` at an entry that cannot be parsed
   */
  export(period?: AuditPeriod): AsyncIterable<string>;

  /**
   * The tree over the first `size` entries, over all of them by default.
   *
   * @throws {RangeError} when there are not so many
   */
  tree(size?: number): Promise<LogTree>;

  /**
   * Shows that an entry is in the tree over the first `size` entries, over all of them by default.
   * Takes O(log n) hashes.
   *
   * @throws {RangeError} when that tree has no such entry
   */
  proveInclusion(sequence: number, size?: number): Promise<InclusionProof>;

  /**
   * Shows that the tree over the first `size` entries, over all of them by default, grew from the
   * one over the first `fromSize`. Takes O(log n) hashes.
   *
   * @throws {RangeError} when there are not so many
   */
  proveConsistency(fromSize: number, size?: number): Promise<ConsistencyProof>;
}

/**
 * Opens an audit log for reading; writes nothing to it.
 *
 * @param options `url`: `sqlite:<path>`, relative to the working directory
 * @throws {AuditUrlError} when the URL names no supported store
 * @throws {AuditStoreError} `missing`, `foreign`, `newer` or `unreadable`
 */
export function openAuditReader(options: { readonly url: string }): AuditReader {
  return openSqliteReader(parseAuditUrl(options.url).path);
}
