import type {
  AuditDetails,
  AuditEntry,
  AuditRecord,
  AuditRecords,
  AuditResponse,
  AuditUpstream,
} from './audit-entry.ts';
import {
  closedObject,
  dictionaryOf,
  duration,
  eitherOf,
  finite,
  listOf,
  oneOf,
  optional,
  textLike,
  truth,
  wholeNumber,
} from './closed-shape.ts';
import type { FieldReader, FieldReaders } from './closed-shape.ts';
import { parseRecordIds } from './record-ids.ts';
import { parseSubjects } from './subject-list.ts';

const identifierPattern = /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const identifier = textLike(identifierPattern, '1 to 128 letters, digits, "_", "-", "." or ":"');
const address = textLike(/^[0-9A-Fa-f.:]{2,45}(%[0-9A-Za-z._-]{1,32})?$/, 'an IP address');
const code = textLike(/^[a-z][a-z0-9]*(-[a-z0-9]+){0,15}$/, 'a short code in kebab-case');
const traceId = textLike(/^[0-9a-f]{32}$/, '32 lower-case hexadecimal digits');
const hash = textLike(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
const uuid = textLike(uuidPattern, 'a UUID');
const time = textLike(timePattern, 'an ISO 8601 time in UTC with milliseconds');
const period = textLike(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2026-05');
const pseudonym = textLike(/^\d{4}-\d{2}\.[A-Za-z0-9_-]{22}$/, 'a pseudonym');
// No name that an object would put first as a number.
const filterName = textLike(
  /^[A-Za-z_][A-Za-z0-9_.:-]{0,127}$/,
  'a name that begins with a letter',
);
const recordId = wholeNumber(0);
const httpStatus = wholeNumber(100, 599);

const filterValue = eitherOf<number | boolean | string>(
  'a number, a truth, a time or a pseudonym',
  [finite, truth, time, pseudonym],
);

/** Ids as a caller gives them: in ascending order, each once, from here on. */
const givenIds: FieldReader<number[]> = (value) =>
  ascending(listOf(recordId)(value), (one, other) => one - other);

/** Ids as they are stored: version 1 had them as a list. */
const storedIds: FieldReader<number[]> = (value) =>
  typeof value === 'string' ? parseRecordIds(value) : listOf(recordId)(value);

/** Pseudonyms as a caller gives them: in ascending order, each once, from here on. */
const givenSubjects: FieldReader<string[]> = (value) => ascending(listOf(pseudonym)(value));

/** Pseudonyms as they are stored, or as an entry has them that was read already. */
const storedSubjects: FieldReader<string[]> = (value) =>
  typeof value === 'string' ? parseSubjects(value) : listOf(pseudonym)(value);

/** How the lists of the records are read, which are stored as texts. */
type RecordLists = Pick<Required<AuditRecords>, 'ids' | 'subjects'>;

/** Members in alphabetical order, here and below: their JSON is the canonical form. */
const toRecordFields = ({
  ids,
  subjects,
}: FieldReaders<RecordLists>): FieldReaders<AuditRecord> => ({
  administrator: optional(identifier),
  category: optional(oneOf('access', 'reading', 'upkeep', 'recovery')),
  clientAddress: optional(address),
  consumer: optional(identifier),
  decision: oneOf('allowed', 'refused', 'unknown'),
  details: optional(
    closedObject<AuditDetails>({
      consumers: optional(listOf(identifier)),
      count: optional(wholeNumber(0)),
      firstSequence: optional(wholeNumber(0)),
      format: optional(identifier),
      lastSequence: optional(wholeNumber(0)),
      ofLog: optional(uuid),
      periods: optional(listOf(period)),
      rootHash: optional(hash),
      since: optional(time),
      size: optional(wholeNumber(0)),
      subjects: optional(listOf(pseudonym)),
      until: optional(time),
    }),
  ),
  drift: optional(wholeNumber(0)),
  filters: optional(dictionaryOf(filterName, filterValue)),
  keyId: optional(identifier),
  method: optional(oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'OTHER')),
  operation: optional(identifier),
  parameters: optional(listOf(identifier)),
  phase: oneOf('intent', 'outcome'),
  reason: optional(code),
  records: optional(
    closedObject<AuditRecords>({
      businessIds: listOf(recordId),
      ids,
      personalData: listOf(identifier),
      redacted: optional(listOf(identifier)),
      subjects: optional(subjects),
      tokenized: optional(listOf(identifier)),
    }),
  ),
  requestId: identifier,
  response: optional(
    closedObject<AuditResponse>({
      bytes: wholeNumber(0),
      status: httpStatus,
      wasSuccessful: optional(truth),
    }),
  ),
  traceId: optional(traceId),
  upstream: optional(
    closedObject<AuditUpstream>({
      attempts: wholeNumber(0),
      durationMs: duration,
      queueMs: optional(duration),
      source: optional(oneOf('cache', 'coalesced')),
      status: optional(httpStatus),
    }),
  ),
});

/**
 * Copies what a caller reports into the closed shape: fields that the shape does not know are
 * dropped, at every level.
 *
 * @throws {AuditRecordError} when a known field does not fit
 */
export const readAuditRecord: FieldReader<AuditRecord> = closedObject<AuditRecord>(
  toRecordFields({ ids: givenIds, subjects: givenSubjects }),
);

/**
 * Reads an entry that came back from a store.
 *
 * @throws {AuditRecordError} when it is no entry of a version that is known
 */
export const readAuditEntry: FieldReader<AuditEntry> = closedObject<AuditEntry>({
  ...toRecordFields({ ids: storedIds, subjects: storedSubjects }),
  logId: uuid,
  schemaVersion: oneOf(1, 2),
  sequence: wholeNumber(1),
  time,
});

/** Each value once, in order; nearly always they come that way. */
function ascending<T>(values: T[], compare?: (one: T, other: T) => number): T[] {
  const isAscending = values.every(
    (value, index) => index === 0 || (values[index - 1] ?? value) < value,
  );
  return isAscending ? values : [...new Set(values)].sort(compare);
}
