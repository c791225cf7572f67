import type { AuditLog } from '@nexudus-toolkit/audit-log';
import type { Metrics } from './metrics.ts';

export interface AuditObservers extends Pick<Metrics, 'auditAppendDuration'> {
  /** Told when there is a new entry. */
  readonly onAppended?: () => void;
}

/** Measures how long the log takes to make an entry durable, which every request waits for. */
export function observeAuditLog(
  auditLog: AuditLog,
  { auditAppendDuration, onAppended }: AuditObservers,
): AuditLog {
  return {
    async append(record) {
      const stop = auditAppendDuration.startTimer();
      try {
        const entry = await auditLog.append(record);
        stop({ outcome: 'durable' });
        onAppended?.();
        return entry;
      } catch (error) {
        stop({ outcome: 'failed' });
        throw error;
      }
    },
    get healthy() {
      return auditLog.healthy;
    },
    probe: () => auditLog.probe(),
    close: () => auditLog.close(),
  };
}
