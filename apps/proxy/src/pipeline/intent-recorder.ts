import type { Context } from 'hono';
import type { AccessRecorder } from '../recording/access-recorder.ts';
import { requireStep, type ProxyEnv, type ProxyStep } from './access.ts';
import { toAuditProblem, toAuditRecord } from './audit-record.ts';
import { readIntendedRecords } from './disclosed-records.ts';
import { requireRecordable } from './recordable.ts';

export interface IntentRecorderOptions {
  readonly recorder: AccessRecorder;
}

/**
 * Makes sure, before Nexudus is called, that the access can be recorded: a write by an intent that
 * is durable by then, a read by the log being able to take its outcome later.
 */
export function createIntentRecorder({ recorder }: IntentRecorderOptions): ProxyStep {
  return async (c, next) => {
    const operation = requireStep(c.var.access.operation);
    if (operation.effect === 'write') await recordIntent(c);
    else await requireRecordable(recorder);
    await next();
  };

  async function recordIntent(c: Context<ProxyEnv>): Promise<void> {
    try {
      await recorder.record({
        ...toAuditRecord(c, 'intent', 'allowed'),
        records: readIntendedRecords(c.var.access),
      });
    } catch (error) {
      throw toAuditProblem(error);
    }
  }
}
