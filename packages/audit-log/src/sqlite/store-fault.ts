import { AuditStoreError } from '../errors.ts';
import { lacksAcknowledged } from '../recovery/lost-entries.ts';

// Result codes of SQLite, https://www.sqlite.org/rescode.html
const sqliteBusy = 5;
const sqliteReadOnly = 8;
const sqliteCorrupt = 11;
const sqliteCannotOpen = 14;
const sqliteNotADatabase = 26;

/** Whether SQLite gave up because another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  return primaryResultCode(error) === sqliteBusy;
}

/** Whether SQLite was not allowed to write or create a file. */
export function isWriteRefused(error: unknown): boolean {
  const code = primaryResultCode(error);
  return code === sqliteReadOnly || code === sqliteCannotOpen;
}

/** Says which file a fault of the database or the file system concerns, and what it prevents. */
export function toStoreError(
  error: unknown,
  code: 'unwritable' | 'unreadable',
  path: string,
): AuditStoreError {
  if (error instanceof AuditStoreError) return error;
  if (primaryResultCode(error) === sqliteNotADatabase) {
    const message = `${path} is not an audit log, not even a database. Name another file.`;
    return new AuditStoreError('foreign', message, { cause: error });
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'unwritable' && primaryResultCode(error) === sqliteCorrupt) {
    return lacksAcknowledged(path, reason, { cause: error });
  }
  const what = code === 'unwritable' ? 'written to' : 'read';
  return new AuditStoreError(code, `${path} cannot be ${what}: ${reason}`, { cause: error });
}

function primaryResultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  // The low byte is the primary result code, the others tell its flavours apart.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
