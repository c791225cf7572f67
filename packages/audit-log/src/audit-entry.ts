/** Whether an access is about to happen (durable before a write is sent) or has been answered. */
export type AuditPhase = 'intent' | 'outcome';

/** The request's method, or `OTHER` for one that HTTP does not define. */
export type AuditMethod =
  'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'OTHER';

/** What the upstream call took; left out when there was none. */
export interface AuditUpstream {
  /** Status of the last answer; left out when none arrived. */
  status?: number;
  /** Calls made, including retries. */
  attempts: number;
  /** From the first call to the last byte of the last answer, in milliseconds. */
  durationMs: number;
}

/** What the consumer was answered. */
export interface AuditResponse {
  status: number;
  /** Length of the body, in bytes. */
  bytes: number;
  /** What the answer's own `WasSuccessful` said; left out when it carried none. */
  wasSuccessful?: boolean;
}

/** Which records were disclosed or changed. */
export interface AuditRecords {
  /** `Id` of each record. */
  ids: number[];
  /** Each `BusinessId` among these records, once. */
  businessIds: number[];
  /** Classes of personal data that were disclosed, such as `NAME` or `PHONE`; never the data. */
  personalData: string[];
}

/**
 * What a caller reports about one access. Only the fields below are ever written: unknown fields
 * are dropped, and a value that does not fit its field is refused.
 *
 * Names and ids (`requestId`, `consumer`, `keyId`, `operation`, `parameters`, `personalData`) are
 * 1 to 128 letters, digits, `_`, `-`, `.` or `:`, so that free text has no place to go.
 */
export interface AuditRecord {
  requestId: string;
  /** W3C trace id, 32 lower-case hexadecimal digits. */
  traceId?: string;
  phase: AuditPhase;
  consumer?: string;
  /** Public id of the API key, never the key. */
  keyId?: string;
  /** IP address of the consumer. */
  clientAddress?: string;
  /** Operation id of the specification; left out when none matched. */
  operation?: string;
  method: AuditMethod;
  decision: 'allowed' | 'refused';
  /** Short code in kebab-case, such as `key-missing` or `upstream-unreachable`. */
  reason?: string;
  /** Names of the query parameters used, never their values. */
  parameters?: string[];
  upstream?: AuditUpstream;
  response?: AuditResponse;
  records?: AuditRecords;
}

/**
 * One entry of the log, as stored.
 *
 * @see ../schema/audit-entry.schema.json for the same as JSON Schema
 */
export interface AuditEntry extends AuditRecord {
  schemaVersion: 1;
  /** UUID of the log this entry belongs to. */
  logId: string;
  /** Position in the log: 1, 2, 3 and so on, without a gap. */
  sequence: number;
  /** When the log accepted the entry: ISO 8601, UTC, milliseconds. */
  time: string;
}

/** An entry before the log has given it its place. */
export type TimedRecord = Omit<AuditEntry, 'schemaVersion' | 'logId' | 'sequence'>;
