import type { AuditRecord } from '@nexudus-toolkit/audit-log';

/** Record ids and people repeat among so many. */
export const distinctRecords = 5_000_000;
export const distinctPeople = 200_000;

const listLength = 25;

/**
 * What the proxy would report of its request number `index`: seven of ten get a record, two a list of
 * 25, and one is refused. The same number gives the same record.
 */
export function toSampleRecord(index: number): AuditRecord {
  const kind = index % 10;
  const common = {
    requestId: `req_${index.toString(36).padStart(16, '0')}`,
    traceId: index.toString(16).padStart(32, '0'),
    phase: 'outcome',
    method: 'GET',
    consumer: index % 10_000 === 3 ? 'rare' : `consumer-${index % 12}`,
    keyId: `key_${index % 24}`,
    clientAddress: `10.0.${index % 200}.${index % 250}`,
  } as const;
  if (kind === 9) {
    const response = { status: 403, bytes: 310 };
    return { ...common, decision: 'refused', reason: 'operation-not-granted', response };
  }
  const count = kind < 7 ? 1 : listLength;
  const ids = Array.from({ length: count }, (_, place) => toRecordId(index, place));
  return {
    ...common,
    operation: count === 1 ? 'getOpenAiChatMessage' : 'searchOpenAiChatMessages',
    decision: 'allowed',
    upstream: { attempts: 1, durationMs: 41.25, queueMs: 0.5, status: 200 },
    response: { status: 200, bytes: 900 * count, wasSuccessful: true },
    records: {
      ids,
      businessIds: [index % 5],
      personalData: ['name', 'email', 'content'],
      subjects: ids.map((id) => toPerson(id)),
    },
  };
}

/** Id of a record of a request. */
export function toRecordId(index: number, place: number): number {
  // Steps that have no factor in common with the number of records, so that all of them come up.
  return 80_000_000 + ((index * 7919 + place * 104_729) % distinctRecords);
}

/** Pseudonym of whom a record is about. */
export function toPerson(recordId: number): string {
  return `2026-11.${String(recordId % distinctPeople).padStart(22, 'p')}`;
}
