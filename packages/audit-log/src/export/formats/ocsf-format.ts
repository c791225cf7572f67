import type { AuditMethod } from '../../audit-entry.ts';
import type { ExportedEvent, ExportFormat } from './export-format.ts';
import { toEventId, toOutcome } from './event-facts.ts';

const schemaVersion = '1.8.0';
const applicationActivity = 6;
const apiActivity = 6003;

const activities = {
  0: 'Unknown',
  1: 'Create',
  2: 'Read',
  3: 'Update',
  4: 'Delete',
  99: 'Other',
} as const;
type ActivityId = keyof typeof activities;

const activityOf: Readonly<Record<AuditMethod, ActivityId>> = {
  GET: 2,
  HEAD: 2,
  POST: 1,
  PUT: 3,
  PATCH: 3,
  DELETE: 4,
  OPTIONS: 99,
  OTHER: 99,
};
const statuses = {
  unknown: [0, 'Unknown'],
  success: [1, 'Success'],
  failure: [2, 'Failure'],
} as const;
const userTypes = { unknown: 0, admin: 2, system: 3, service: 4 } as const;
const roles = { target: 1, affected: 3, related: 4 } as const;

/**
 * Events of the Open Cybersecurity Schema Framework, class API Activity, one JSON object a line.
 *
 * @see https://schema.ocsf.io/1.8.0/classes/api_activity
 */
export const ocsfFormat: ExportFormat = {
  toLine: (event) => JSON.stringify(toOcsfEvent(event)),
  lineBreak: '\n',
};

function toOcsfEvent(event: ExportedEvent): object {
  const { operation, method, reason, response, requestId, traceId, decision, details } = event;
  const activityId = toActivityId(event);
  const [statusId, status] = statuses[toOutcome(event)];
  return {
    activity_id: activityId,
    activity_name: activityId === 99 ? (operation ?? method) : activities[activityId],
    category_uid: applicationActivity,
    category_name: 'Application Activity',
    class_uid: apiActivity,
    class_name: 'API Activity',
    type_uid: apiActivity * 100 + activityId,
    time: Date.parse(event.time),
    severity_id: decision === 'refused' ? 2 : 1,
    severity: decision === 'refused' ? 'Low' : 'Informational',
    status_id: statusId,
    status,
    status_code: response && String(response.status),
    status_detail: reason,
    // Of an event that stands for many alone.
    ...(operation === 'aggregateRefusals' && {
      count: details?.count,
      start_time: toMilliseconds(details?.since),
      end_time: toMilliseconds(details?.until),
    }),
    metadata: toMetadata(event),
    actor: { user: toUser(event) },
    api: {
      operation: operation ?? method ?? 'unknown',
      service: { name: 'OpenAiChatMessages' },
      request: { uid: requestId },
      response: response && {
        code: response.status,
        error: status === 'Failure' ? reason : undefined,
      },
    },
    src_endpoint: toSource(event),
    http_request: method && { http_method: method, uid: requestId },
    http_response: response && { code: response.status, length: response.bytes },
    resources: toResources(event),
    trace: traceId === undefined ? undefined : { uid: traceId },
    unmapped: toUnmapped(event),
  };
}

function toActivityId({ category = 'access', method }: ExportedEvent): ActivityId {
  if (category === 'reading') return 2;
  if (category !== 'access') return 99;
  return method === undefined ? 0 : activityOf[method];
}

function toMetadata(event: ExportedEvent): object {
  return {
    version: schemaVersion,
    product: {
      name: 'Nexudus Toolkit',
      vendor_name: 'Nexudus Toolkit',
      feature: { name: 'audit-log' },
    },
    uid: toEventId(event),
    sequence: event.sequence,
    correlation_uid: event.requestId,
    original_time: event.time,
    log_name: 'audit',
    log_version: String(event.schemaVersion),
    profiles: event.traceId === undefined ? undefined : ['trace'],
  };
}

function toUser({ administrator, category, consumer, keyId }: ExportedEvent): object {
  const credentials =
    keyId === undefined ? {} : { programmatic_credentials: [{ type: 'API Key', uid: keyId }] };
  if (administrator !== undefined) {
    return { name: administrator, type_id: userTypes.admin, ...credentials };
  }
  if (consumer !== undefined) return { name: consumer, type_id: userTypes.service, ...credentials };
  if (category === 'recovery' || category === 'upkeep') {
    return { name: 'audit-log', type_id: userTypes.system };
  }
  return { name: 'unknown', type_id: userTypes.unknown, ...credentials };
}

/** The class insists on a source, of which an address is only one kind. */
function toSource({ clientAddress, consumer, administrator }: ExportedEvent): object {
  // A zone is no part of an address to this schema.
  const ip = clientAddress?.split('%')[0];
  return ip === undefined ? { name: consumer ?? administrator ?? 'unknown' } : { ip };
}

function toResources({ records, details }: ExportedEvent): object[] | undefined {
  const toMany = (type: string, role: number, uids: readonly (number | string)[] = []): object[] =>
    uids.map((uid) => ({ uid: String(uid), type, role_id: role }));
  const resources = [
    ...toMany('record', roles.target, records?.ids),
    ...toMany('business', roles.related, records?.businessIds),
    ...toMany('person', roles.affected, records?.subjects),
    ...toMany('person', roles.affected, details?.subjects),
  ];
  return resources.length === 0 ? undefined : resources;
}

/** What the class has no attribute for, by its name in the log. */
function toUnmapped(event: ExportedEvent): object {
  const { logId, category = 'access', phase, decision, parameters, filters, drift } = event;
  const { upstream, details, records, response } = event;
  return {
    ...{ logId, category, phase, decision, parameters, filters, drift, upstream, details },
    wasSuccessful: response?.wasSuccessful,
    personalData: records?.personalData,
    tokenized: records?.tokenized,
    redacted: records?.redacted,
  };
}

function toMilliseconds(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time);
}
