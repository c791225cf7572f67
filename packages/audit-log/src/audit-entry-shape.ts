import type {
  AuditEntry,
  AuditRecord,
  AuditRecords,
  AuditResponse,
  AuditUpstream,
} from './audit-entry.ts';
import {
  closedObject,
  duration,
  listOf,
  oneOf,
  optional,
  textLike,
  truth,
  wholeNumber,
} from './closed-shape.ts';
import type { FieldReader, FieldReaders } from './closed-shape.ts';

const patterns = {
  identifier: /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$/,
  code: /^[a-z][a-z0-9]*(-[a-z0-9]+){0,15}$/,
  address: /^[0-9A-Fa-f.:]{2,45}(%[0-9A-Za-z._-]{1,32})?$/,
  traceId: /^[0-9a-f]{32}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
} as const;

const identifier = textLike(patterns.identifier, '1 to 128 letters, digits, "_", "-", "." or ":"');
const recordId = wholeNumber(0);
const httpStatus = wholeNumber(100, 599);

const recordFields: FieldReaders<AuditRecord> = {
  requestId: identifier,
  traceId: optional(textLike(patterns.traceId, '32 lower-case hexadecimal digits')),
  phase: oneOf('intent', 'outcome'),
  consumer: optional(identifier),
  keyId: optional(identifier),
  clientAddress: optional(textLike(patterns.address, 'an IP address')),
  operation: optional(identifier),
  method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'OTHER'),
  decision: oneOf('allowed', 'refused'),
  reason: optional(textLike(patterns.code, 'a short code in kebab-case')),
  parameters: optional(listOf(identifier)),
  upstream: optional(
    closedObject<AuditUpstream>({
      status: optional(httpStatus),
      attempts: wholeNumber(0),
      durationMs: duration,
    }),
  ),
  response: optional(
    closedObject<AuditResponse>({
      status: httpStatus,
      bytes: wholeNumber(0),
      wasSuccessful: optional(truth),
    }),
  ),
  records: optional(
    closedObject<AuditRecords>({
      ids: listOf(recordId),
      businessIds: listOf(recordId),
      personalData: listOf(identifier),
    }),
  ),
};

/**
 * Copies what a caller reports into the closed shape: fields that the shape does not know are
 * dropped, at every level.
 *
 * @throws {AuditRecordError} when a known field does not fit
 */
export const readAuditRecord: FieldReader<AuditRecord> = closedObject<AuditRecord>(recordFields);

/**
 * Reads an entry that came back from a store.
 *
 * @throws {AuditRecordError} when it is no entry of this version
 */
export const readAuditEntry: FieldReader<AuditEntry> = closedObject<AuditEntry>({
  ...recordFields,
  schemaVersion: oneOf(1),
  logId: textLike(patterns.uuid, 'a UUID'),
  sequence: wholeNumber(1),
  time: textLike(patterns.time, 'an ISO 8601 time in UTC with milliseconds'),
});
