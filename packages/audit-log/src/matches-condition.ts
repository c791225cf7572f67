import type { AuditEntry } from './audit-entry.ts';
import type { AuditCondition } from './audit-reader.ts';

/** Whether an entry is one of those that are meant, by what it says itself. */
export function createMatcher(condition: AuditCondition): (entry: AuditEntry) => boolean {
  const since = condition.since?.toISOString();
  const until = condition.until?.toISOString();
  const { logId, consumer, keyId, operation, requestId, decision, phase, category } = condition;
  const { status, recordId, businessId } = condition;
  const subjects = condition.subjects && new Set(condition.subjects);
  return (entry) =>
    // All times have the same number of digits, so their text sorts as they do.
    (since === undefined || entry.time >= since) &&
    (until === undefined || entry.time < until) &&
    (logId === undefined || entry.logId === logId) &&
    (consumer === undefined || entry.consumer === consumer) &&
    (keyId === undefined || entry.keyId === keyId) &&
    (operation === undefined || entry.operation === operation) &&
    (requestId === undefined || entry.requestId === requestId) &&
    (decision === undefined || entry.decision === decision) &&
    (phase === undefined || entry.phase === phase) &&
    (category === undefined || (entry.category ?? 'access') === category) &&
    (status === undefined || entry.response?.status === status) &&
    (recordId === undefined || entry.records?.ids.includes(recordId) === true) &&
    (businessId === undefined || entry.records?.businessIds.includes(businessId) === true) &&
    (subjects === undefined || subjectsOf(entry).some((subject) => subjects.has(subject)));
}

/** Pseudonyms of all people that an entry is about. */
export function subjectsOf({ records, filters, details }: AuditEntry): string[] {
  const values = Object.values(filters ?? {}).filter((value) => typeof value === 'string');
  return [
    ...(records?.subjects ?? []),
    ...(details?.subjects ?? []),
    // The other texts among them are times.
    ...values.filter((value) => /^\d{4}-\d{2}\./.test(value)),
  ];
}

/**
 * Tells from the canonical text of an entry that it does not match, without parsing it. Says yes to
 * many that do not match either.
 */
export function createTextMatcher(condition: AuditCondition): (text: string) => boolean {
  const { consumer, keyId, operation, requestId, decision, phase, category, status } = condition;
  const members = { consumer, keyId, operation, requestId, decision, phase, status };
  const parts = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [`"${name}":${JSON.stringify(value)}`],
  );
  if (category !== undefined && category !== 'access') parts.push(`"category":"${category}"`);
  // Without the month, which stands once for many.
  const subjects = condition.subjects?.map((subject) => subject.slice(subject.indexOf('.')));
  return (text) =>
    parts.every((part) => text.includes(part)) &&
    (subjects === undefined || subjects.some((subject) => text.includes(subject)));
}
