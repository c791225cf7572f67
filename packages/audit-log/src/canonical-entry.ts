import canonicalize from 'canonicalize';

import type { AuditEntry, TimedRecord } from './audit-entry.ts';
import { formatRecordIds } from './record-ids.ts';
import { formatSubjects } from './subject-list.ts';

/**
 * The one text that stands for an entry, whoever writes it: what is stored, hashed and exported.
 *
 * @see RFC 8785, JSON Canonicalization Scheme
 */
export function toCanonicalEntry(entry: AuditEntry): string {
  const text = canonicalize(entry.schemaVersion === 1 ? entry : withCompactRecords(entry));
  // The library's type allows for values without a JSON form; an object always has one.
  if (text === undefined) throw new TypeError('An audit entry has no canonical form.');
  return text;
}

/** The canonical form of an entry that waits for its place: what is ahead, between and behind. */
export type PlaceableEntry = readonly [start: string, middle: string, end: string];

/**
 * Writes a record such that a log has nothing left to do but to put in the place of the entry.
 *
 * @param record with its members in alphabetical order, as `readAuditRecord` gives them: the JSON
 *   of these, all of them ASCII texts and whole or ordinary numbers, is the canonical form
 */
export function toPlaceableEntry(record: TimedRecord): PlaceableEntry {
  const { time, traceId, upstream, ...rest } = withCompactRecords(record);
  const { method, operation, parameters, phase, reason, records, requestId, response, ...start } =
    rest;
  return [
    toMembers(start),
    toMembers({ method, operation, parameters, phase, reason, records, requestId, response }),
    toMembers({ time, traceId, upstream }),
  ];
}

/** The canonical form of an entry of this version, at its place in a log. */
export function placeEntry(
  [start, middle, end]: PlaceableEntry,
  logId: string,
  sequence: number,
): string {
  return `{${start},"logId":"${logId}",${middle},"schemaVersion":2,"sequence":${sequence},${end}}`;
}

/** None of the three parts is ever empty: each holds a member that is required. */
function toMembers(part: object): string {
  return JSON.stringify(part).slice(1, -1);
}

type WithCompactRecords<T extends TimedRecord> = Omit<T, 'records'> & { records?: object };

function withCompactRecords<T extends TimedRecord>(entry: T): WithCompactRecords<T> {
  const { records } = entry;
  if (records === undefined) return entry;
  const { ids, subjects } = records;
  // In their old places, so that the order of the members stays.
  const compact = {
    ...records,
    ids: formatRecordIds(ids),
    ...(subjects !== undefined && { subjects: formatSubjects(subjects) }),
  };
  return { ...entry, records: compact };
}
