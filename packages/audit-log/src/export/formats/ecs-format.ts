import type { AuditMethod } from '../../audit-entry.ts';
import { toEventId, toOutcome } from './event-facts.ts';
import type { ExportedEvent, ExportFormat } from './export-format.ts';

const schemaVersion = '9.4.0';

type EventType = 'access' | 'admin' | 'change' | 'creation' | 'deletion' | 'denied' | 'info';

const typeOf: Readonly<Record<AuditMethod, EventType>> = {
  GET: 'access',
  HEAD: 'access',
  POST: 'creation',
  PUT: 'change',
  PATCH: 'change',
  DELETE: 'deletion',
  OPTIONS: 'info',
  OTHER: 'info',
};

/**
 * Events of the Elastic Common Schema, one JSON object a line. What the schema has no field for is
 * below `nexudus.audit`.
 *
 * @see https://www.elastic.co/docs/reference/ecs/ecs-field-reference
 */
export const ecsFormat: ExportFormat = {
  toLine: (event) => JSON.stringify(toEcsEvent(event)),
  lineBreak: '\n',
};

function toEcsEvent(event: ExportedEvent): object {
  const { time, method, operation, reason, requestId, response, traceId, records } = event;
  const { clientAddress, consumer, administrator, details } = event;
  const name = administrator ?? consumer;
  const ip = clientAddress?.split('%')[0];
  const people = [...(records?.subjects ?? []), ...(details?.subjects ?? [])];
  return {
    '@timestamp': time,
    ecs: { version: schemaVersion },
    event: {
      kind: 'event',
      category: ['api'],
      type: toTypes(event),
      outcome: toOutcome(event),
      action: operation ?? method ?? 'unknown',
      dataset: 'nexudus.audit',
      module: 'nexudus',
      provider: 'nexudus-toolkit',
      id: toEventId(event),
      sequence: event.sequence,
      reason,
    },
    client: clientAddress === undefined ? undefined : { address: clientAddress, ip },
    http: {
      request: { id: requestId, method },
      response: response && { status_code: response.status, body: { bytes: response.bytes } },
    },
    service: { name: 'nexudus-proxy', type: 'nexudus' },
    trace: traceId === undefined ? undefined : { id: traceId },
    user: name === undefined ? undefined : { name },
    related: {
      ip: ip === undefined ? undefined : [ip],
      user: name === undefined ? undefined : [name],
      hash: people.length === 0 ? undefined : people,
    },
    nexudus: { audit: toCustomFields(event) },
  };
}

function toTypes({ category = 'access', method, decision }: ExportedEvent): EventType[] {
  const denied: EventType[] = decision === 'refused' ? ['denied'] : [];
  if (category === 'reading') return ['access', 'admin', ...denied];
  if (category === 'upkeep') return ['admin', ...denied];
  return [method === undefined ? 'info' : typeOf[method], ...denied];
}

/** In snake case, as all fields of the schema are. */
function toCustomFields(event: ExportedEvent): object {
  const { logId, schemaVersion: version, category = 'access', phase, decision, keyId } = event;
  const { parameters, drift, filters, upstream, response, records, details } = event;
  return {
    log_id: logId,
    schema_version: version,
    ...{ category, phase, decision, parameters, drift, filters },
    key_id: keyId,
    was_successful: response?.wasSuccessful,
    upstream: upstream && {
      status: upstream.status,
      attempts: upstream.attempts,
      duration_ms: upstream.durationMs,
      queue_ms: upstream.queueMs,
      source: upstream.source,
    },
    records: records && {
      count: records.ids.length,
      ids: records.ids,
      business_ids: records.businessIds,
      personal_data: records.personalData,
      tokenized: records.tokenized,
      redacted: records.redacted,
      subjects: records.subjects,
    },
    details: details && {
      consumers: details.consumers,
      count: details.count,
      first_sequence: details.firstSequence,
      last_sequence: details.lastSequence,
      size: details.size,
      root_hash: details.rootHash,
      of_log: details.ofLog,
      format: details.format,
      periods: details.periods,
      since: details.since,
      until: details.until,
      subjects: details.subjects,
    },
  };
}
