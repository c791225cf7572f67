import type { AccessRecorder } from '../recording/access-recorder.ts';
import { toAuditProblem } from './audit-record.ts';

/**
 * Makes sure, before Nexudus is called, that the audit log will be able to take what comes of it.
 *
 * @throws ProblemError `audit-unavailable`
 */
export async function requireRecordable(recorder: Pick<AccessRecorder, 'check'>): Promise<void> {
  try {
    await recorder.check();
  } catch (error) {
    throw toAuditProblem(error);
  }
}
