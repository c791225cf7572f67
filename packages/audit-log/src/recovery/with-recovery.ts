import { randomUUID } from 'node:crypto';

import type { AuditEntry } from '../audit-entry.ts';
import type { ProvableAuditLog } from '../audit-log.ts';
import { createIntentClosing } from './intent-closing.ts';
import type { RecoveryReport } from './recovery-report.ts';
import type { WalTail } from './wal-tail.ts';

/** What is known of a log that was just opened. */
export interface RecoveryOptions {
  /** Entries of phase `intent` whose request has no outcome, as far as they are durable. */
  readonly openIntents: () => Promise<readonly AuditEntry[]>;
  /** What the writer before left behind. */
  readonly tail?: WalTail | undefined;
}

/** An audit log that has been set right. */
export interface RecoveredAuditLog extends ProvableAuditLog {
  /** What had to be set right when it was opened. */
  readonly recovery: RecoveryReport;
}

/**
 * Closes what an earlier process left open, says so in the log, and goes on to close what this one
 * leaves open during an outage.
 *
 * @throws {AuditUnavailableError} when that cannot be recorded
 */
export async function withRecovery(
  log: ProvableAuditLog,
  { openIntents, tail = { isEmpty: true, droppedBytes: 0 } }: RecoveryOptions,
): Promise<RecoveredAuditLog> {
  const closing = createIntentClosing({
    append: (record) => log.append(record),
    settle: () => log.probe(),
    openIntents,
  });
  const { size } = log.head;
  const closedIntents = await closing.closeAll();
  const wasClosed = tail.isEmpty;
  if (!wasClosed || closedIntents > 0) {
    await log.append({
      category: 'recovery',
      decision: 'allowed',
      details: { count: closedIntents, size },
      operation: 'resumeRecording',
      phase: 'outcome',
      reason: tail.droppedBytes > 0 ? 'torn-tail' : 'not-closed',
      requestId: randomUUID(),
    });
  }
  return {
    get logId() {
      return log.logId;
    },
    get head() {
      return log.head;
    },
    get healthy() {
      return log.healthy;
    },
    recovery: { wasClosed, closedIntents, droppedBytes: tail.droppedBytes },
    append: (record) => closing.append(record),
    async probe() {
      await log.probe();
      closing.notice();
    },
    close: () => closing.running?.then(() => log.close()) ?? log.close(),
  };
}
