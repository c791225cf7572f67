import type { AuditLog } from '@nexudus-toolkit/audit-log';
import { requireStep, type ProxyStep } from './access.ts';
import { toAuditProblem, toAuditRecord } from './audit-record.ts';
import { readIntendedRecords } from './disclosed-records.ts';

/**
 * Makes sure, before Nexudus is called, that the access can be recorded: a write by an intent that
 * is durable by then, a read by the log being able to take its outcome later.
 */
export function createIntentRecorder({ auditLog }: { auditLog: AuditLog }): ProxyStep {
  return async (c, next) => {
    const operation = requireStep(c.var.access.operation);
    try {
      if (operation.effect === 'write')
        await auditLog.append({
          ...toAuditRecord(c, 'intent', 'allowed'),
          records: readIntendedRecords(requireStep(c.var.access.request)),
        });
      else if (!auditLog.healthy) await auditLog.probe();
    } catch (error) {
      throw toAuditProblem(error);
    }
    await next();
  };
}
