/**
 * Why an entry could not be made durable:
 * - `timeout`: not within the deadline; it may still be written later
 * - `queue-full`: too many entries wait for the store already; it was not written
 * - `write-failed`: the store refused the batch; `cause` says why
 * - `closed`: the log was closed before the call; it was not written
 */
export type AuditUnavailableCode = 'timeout' | 'queue-full' | 'write-failed' | 'closed';

/**
 * An entry could not be made durable now. The log recovers by itself once the fault is gone, so
 * refuse what was to be recorded, and let the caller try again.
 */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
  readonly code: AuditUnavailableCode;

  constructor(code: AuditUnavailableCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The audit URL names no store that is supported; the message says what it should be. */
export class AuditUrlError extends Error {
  override readonly name = 'AuditUrlError';
}

/**
 * What is wrong with a store:
 * - `missing`: there is no audit log at this place
 * - `foreign`: the file is no audit log
 * - `newer`: a newer version of this software wrote it
 * - `in-use`: another writer holds the log
 * - `inconsistent`: the head of the log does not fit its entries, or entries that were already
 *   acknowledged are gone
 * - `displaced`: a file of the log was deleted, moved or replaced while the log was open
 * - `unwritable`: the file system or the database refused to write
 * - `unreadable`: the file system or the database refused to read, or an entry cannot be parsed
 */
export type AuditStoreCode =
  | 'missing'
  | 'foreign'
  | 'newer'
  | 'in-use'
  | 'inconsistent'
  | 'displaced'
  | 'unwritable'
  | 'unreadable';

/** A store cannot be used as it is; the message says which one, why, and what to do about it. */
export class AuditStoreError extends Error {
  override readonly name = 'AuditStoreError';
  readonly code: AuditStoreCode;

  constructor(code: AuditStoreCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * A value does not fit the closed shape of an entry: a mistake of the caller, not a fault of the
 * store. Names the field and what belongs there, never the value, which might be personal data.
 */
export class AuditRecordError extends TypeError {
  override readonly name = 'AuditRecordError';
  /** The field within the entry, such as `response.status`; empty for the entry itself. */
  readonly path: string;
  /** What belongs there. */
  readonly expected: string;

  constructor(path: string, expected: string) {
    super(`Audit entry: ${path === '' ? 'the entry' : path} must be ${expected}.`);
    this.path = path;
    this.expected = expected;
  }
}

/** A cursor is none, or belongs to another query; the message says what to do. */
export class AuditCursorError extends RangeError {
  override readonly name = 'AuditCursorError';
}

/**
 * What was asked for were entries that retention has removed, or a tree that ends among them. Their
 * tombstone is all that is left.
 */
export class RemovedEntriesError extends RangeError {
  override readonly name = 'RemovedEntriesError';
  readonly firstSequence: number;
  readonly lastSequence: number;

  constructor({ firstSequence, lastSequence }: { firstSequence: number; lastSequence: number }) {
    super(`The entries ${firstSequence} to ${lastSequence} were removed: they left a tombstone.`);
    this.firstSequence = firstSequence;
    this.lastSequence = lastSequence;
  }
}
