import type { AuditLog } from '@nexudus-toolkit/audit-log';
import type { Metrics } from './metrics.ts';

/** Measures how long the log takes to make an entry durable, which every request waits for. */
export function observeAuditLog(
  auditLog: AuditLog,
  { auditAppendDuration }: Pick<Metrics, 'auditAppendDuration'>,
): AuditLog {
  return {
    async append(record) {
      const stop = auditAppendDuration.startTimer();
      try {
        const entry = await auditLog.append(record);
        stop({ outcome: 'durable' });
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
