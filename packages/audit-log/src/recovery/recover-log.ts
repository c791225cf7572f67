import type { AuditEntry } from '../audit-entry.ts';
import type { ProvableAuditLog } from '../audit-log.ts';
import type { AuditReader } from '../audit-reader.ts';
import { AuditStoreError, AuditUnavailableError } from '../errors.ts';
import type { LogKind } from '../log-kind.ts';
import { assertKept } from './kept-checkpoint.ts';
import type { WalTail } from './wal-tail.ts';
import { withRecovery } from './with-recovery.ts';
import type { RecoveredAuditLog } from './with-recovery.ts';

/** Where a log that was just opened is kept. */
export interface RecoverLogOptions {
  readonly kind: LogKind;
  readonly openReader: () => AuditReader;
  /** Absolute path of the database file, where it is one that may have checkpoints beside it. */
  readonly path: string | undefined;
  /** What the writer before left behind. */
  readonly tail: WalTail | undefined;
  /** Entries of phase `intent` whose request has no outcome, as far as they are durable. */
  readonly openIntents: () => Promise<readonly AuditEntry[]>;
}

/**
 * Makes sure that a log holds what it promised to keep, and sets right what was left open; closes it
 * if that cannot be done.
 *
 * @throws {AuditStoreError}
 */
export async function recoverLog(
  log: ProvableAuditLog,
  { kind, openReader, openIntents, path, tail }: RecoverLogOptions,
): Promise<RecoveredAuditLog> {
  try {
    if (path !== undefined) await assertKept({ path, log, reader: openReader() });
    return await withRecovery(log, {
      // Several commands take turns with their log: what one left open, it may still be about to close.
      openIntents: kind === 'readings' ? () => Promise.resolve([]) : openIntents,
      tail,
    });
  } catch (error) {
    await log.close();
    throw error instanceof AuditUnavailableError ? toStoreError(error) : error;
  }
}

/** What keeps the first entry from being recorded is what is wrong with the store. */
function toStoreError(error: AuditUnavailableError): AuditStoreError {
  const { cause, message } = error;
  if (cause instanceof AuditStoreError) return cause;
  return new AuditStoreError('unwritable', message, { cause: error });
}
