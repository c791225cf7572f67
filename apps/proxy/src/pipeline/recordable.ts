import type { AuditLog } from '@nexudus-toolkit/audit-log';
import { toAuditProblem } from './audit-record.ts';

/**
 * Makes sure, before Nexudus is called, that the audit log will be able to take what comes of it.
 *
 * @throws ProblemError `audit-unavailable`
 */
export async function requireRecordable(auditLog: AuditLog): Promise<void> {
  try {
    if (!auditLog.healthy) await auditLog.probe();
  } catch (error) {
    throw toAuditProblem(error);
  }
}
