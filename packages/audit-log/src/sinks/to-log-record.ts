import { SeverityNumber } from '@opentelemetry/api';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import {
  ATTR_CLIENT_ADDRESS,
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
} from '@opentelemetry/semantic-conventions';

import type { AuditEntry } from '../audit-entry.ts';
import { readAuditEntry } from '../audit-entry-shape.ts';
import type { SourceEntry } from './entry-source.ts';

/** What all records of a log have in common. */
export interface LogRecordOrigin {
  readonly logId: string;
  readonly resource: ReadableLogRecord['resource'];
  readonly instrumentationScope: ReadableLogRecord['instrumentationScope'];
}

type Attributes = Record<string, string | number>;

// Not stable yet, so not by name in the package: records with the same one are doubles.
const logRecordUid = 'log.record.uid';

/**
 * An entry as a log record of OpenTelemetry: the canonical text as its body, and what one filters by
 * as attributes, under the names of the semantic conventions where they have one.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/general/events/
 */
export function toLogRecord(
  { sequence, entry: body }: SourceEntry,
  { logId, resource, instrumentationScope }: LogRecordOrigin,
  observed: Date,
): ReadableLogRecord {
  const entry = parseEntry(body);
  const severityText = entry?.decision === 'allowed' ? 'INFO' : 'WARN';
  const attributes = {
    [logRecordUid]: `${logId}:${sequence}`,
    'nexudus.audit.log_id': logId,
    'nexudus.audit.sequence': sequence,
    ...(entry && toAttributes(entry)),
  };
  return {
    hrTime: toHrTime(entry === undefined ? observed : new Date(entry.time)),
    hrTimeObserved: toHrTime(observed),
    eventName: `nexudus.audit.${entry?.category ?? 'access'}`,
    severityNumber: SeverityNumber[severityText],
    ...{ severityText, body, attributes, resource, instrumentationScope },
    droppedAttributesCount: 0,
    // The entry knows the trace, and no span of it.
    ...(entry?.traceId !== undefined && {
      spanContext: { traceId: entry.traceId, spanId: '', traceFlags: 0 },
    }),
  };
}

function toAttributes(entry: AuditEntry): Attributes {
  const { method, response, clientAddress, decision, reason } = entry;
  return withoutAbsent({
    [ATTR_CLIENT_ADDRESS]: clientAddress,
    [ATTR_HTTP_REQUEST_METHOD]: method === 'OTHER' ? '_OTHER' : method,
    [ATTR_HTTP_RESPONSE_STATUS_CODE]: response?.status,
    [ATTR_ERROR_TYPE]: decision === 'allowed' ? undefined : (reason ?? decision),
    'nexudus.audit.administrator': entry.administrator,
    'nexudus.audit.consumer': entry.consumer,
    'nexudus.audit.decision': decision,
    'nexudus.audit.key_id': entry.keyId,
    'nexudus.audit.operation': entry.operation,
    'nexudus.audit.phase': entry.phase,
    'nexudus.audit.reason': reason,
    'nexudus.audit.record_count': entry.records?.ids.length,
    'nexudus.audit.request_id': entry.requestId,
  });
}

function withoutAbsent(values: Record<string, string | number | undefined>): Attributes {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function parseEntry(text: string): AuditEntry | undefined {
  try {
    return readAuditEntry(JSON.parse(text));
  } catch {
    // Tampered with: sent on as it is, for others to see.
    return undefined;
  }
}

function toHrTime(time: Date): [number, number] {
  const timeMs = time.getTime();
  return [Math.floor(timeMs / 1000), (timeMs % 1000) * 1_000_000];
}
