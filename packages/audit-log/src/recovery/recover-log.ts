import type { AuditEntry } from '../audit-entry.ts';
import type { ProvableAuditLog } from '../audit-log.ts';
import type { AuditReader } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import type { LogKind } from '../log-kind.ts';
import { assertKept } from './kept-checkpoint.ts';
import { scanOpenIntents } from './scan-open-intents.ts';
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
  /** Where the store keeps track of them: it need not be read from end to end. */
  readonly openIntents?: (() => Promise<readonly AuditEntry[]>) | undefined;
}

/**
 * Makes sure that a log holds what it promised to keep, and sets right what was left open; closes it
 * if that cannot be done.
 *
 * @throws {AuditStoreError}
 */
export async function recoverLog(
  log: ProvableAuditLog,
  options: RecoverLogOptions,
): Promise<RecoveredAuditLog> {
  const { kind, openReader, path, tail } = options;
  try {
    const reader = openReader();
    const { openIntents: findOpenIntents = () => scanOpenIntents(reader) } = options;
    if (path !== undefined) await assertKept({ path, log, reader });
    // Several commands take turns with their log: what one left open, it may still be about to close.
    const openIntents = (): Promise<readonly AuditEntry[]> =>
      kind === 'readings' ? Promise.resolve([]) : findOpenIntents();
    return await withRecovery(log, { openIntents, tail });
  } catch (error) {
    await log.close();
    // What kept an entry from being recorded is what is wrong with the store.
    const cause = error instanceof Error ? error.cause : undefined;
    throw cause instanceof AuditStoreError ? cause : error;
  }
}
