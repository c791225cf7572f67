import type { AuditEntry, AuditRecord } from '../audit-entry.ts';

/**
 * What closes an intent whose outcome nobody could record: the write may have been carried out, or
 * not. Says when it was announced, and in which entry.
 */
export function toUnknownOutcome(intent: AuditEntry): AuditRecord {
  const { requestId, traceId, consumer, keyId, method, operation, records } = intent;
  const known = { traceId, consumer, keyId, method, operation, records };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    category: 'recovery',
    decision: 'unknown',
    details: { firstSequence: intent.sequence, since: intent.time },
    phase: 'outcome',
    reason: 'outcome-unknown',
    requestId,
  };
}
