/** Whether an access is about to happen (durable before a write is sent) or has been answered. */
export type AuditPhase = 'intent' | 'outcome';

/** The request's method, or `OTHER` for one that HTTP does not define. */
export type AuditMethod =
  'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'OTHER';

/**
 * What was decided: `refused` is the proxy's own no. `unknown` closes an intent whose outcome nobody
 * could record.
 */
export type AuditDecision = 'allowed' | 'refused' | 'unknown';

/**
 * What an entry is about:
 * - `access`: a consumer's request
 * - `reading`: somebody read, exported or verified the log, or asked it about a person
 * - `upkeep`: erasure, retention, legal holds, checkpoints of others
 * - `recovery`: what the log says of itself after a crash or an outage
 */
export type AuditCategory = 'access' | 'reading' | 'upkeep' | 'recovery';

/** Where an answer came from that needed no call of its own. */
export type AuditSource = 'cache' | 'coalesced';

/** What the upstream call took; left out when there was none. */
export interface AuditUpstream {
  /** Status of the last answer; left out when none arrived. */
  status?: number;
  /** Calls made, including retries. */
  attempts: number;
  /** From the first call to the last byte of the last answer, in milliseconds. */
  durationMs: number;
  /** Time spent waiting for the first call, in milliseconds. */
  queueMs?: number;
  /** Left out when Nexudus was called for this request alone. */
  source?: AuditSource;
}

/** What the consumer was answered. */
export interface AuditResponse {
  status: number;
  /** Length of the body, in bytes. */
  bytes: number;
  /** What the answer's own `WasSuccessful` said; left out when it carried none. */
  wasSuccessful?: boolean;
}

/** Which records were disclosed or changed, and whom they are about. */
export interface AuditRecords {
  /** `Id` of each record, ascending, each once. Stored as a compact text, see `formatRecordIds`. */
  ids: number[];
  /** Each `BusinessId` among these records, once. */
  businessIds: number[];
  /** Classes of personal data that were disclosed, such as `name` or `phone`; never the data. */
  personalData: string[];
  /** Those of them that went out as tokens. */
  tokenized?: string[];
  /** Classes that the records hold, and that were withheld. */
  redacted?: string[];
  /** Pseudonyms of the people concerned, ascending, each once. Stored by month, see `formatSubjects`. */
  subjects?: string[];
}

/** The value of a filter that says nothing about a person, or the pseudonym of one that does. */
export type AuditFilterValue = number | boolean | string;

/** What an entry of another category than `access` is about, and what many refusals had in common. */
export interface AuditDetails {
  /** Names of consumers. */
  consumers?: string[];
  /** How many: entries shown, refusals counted. */
  count?: number;
  firstSequence?: number;
  /** Form of an export, such as `csv`. */
  format?: string;
  lastSequence?: number;
  /** UUID of the log that is meant, where it is not this one. */
  ofLog?: string;
  /** Calendar months, such as `2026-05`. */
  periods?: string[];
  /** Root of a Merkle tree, in hexadecimal digits. */
  rootHash?: string;
  /** From this time on: ISO 8601, UTC, milliseconds. */
  since?: string;
  /** Number of entries that a tree is over. */
  size?: number;
  /** Pseudonyms of the people asked about. */
  subjects?: string[];
  /** Before this time. */
  until?: string;
}

/**
 * What a caller reports about one access. Only the fields below are ever written: unknown fields
 * are dropped, and a value that does not fit its field is refused.
 *
 * Names and ids (`requestId`, `consumer`, `keyId`, `operation`, `parameters`, `personalData`) are
 * 1 to 128 letters, digits, `_`, `-`, `.` or `:`, so that free text has no place to go.
 */
export interface AuditRecord {
  /** Who used a key of the administration (its name), or the command line (`os:<user>`). */
  administrator?: string;
  /** `access` where it is left out. */
  category?: AuditCategory;
  /** IP address of the consumer. */
  clientAddress?: string;
  consumer?: string;
  decision: AuditDecision;
  details?: AuditDetails;
  /** How many deviations from the specification the answer of Nexudus held. */
  drift?: number;
  /** Filters by their name. */
  filters?: Record<string, AuditFilterValue>;
  /** Public id of the API key, never the key. */
  keyId?: string;
  method?: AuditMethod;
  /** Operation id of the specification; left out when none matched. */
  operation?: string;
  /** Names of the query parameters used, never their values. */
  parameters?: string[];
  phase: AuditPhase;
  /** Short code in kebab-case, such as `key-missing` or `upstream-unreachable`. */
  reason?: string;
  records?: AuditRecords;
  requestId: string;
  response?: AuditResponse;
  /** W3C trace id, 32 lower-case hexadecimal digits. */
  traceId?: string;
  upstream?: AuditUpstream;
}

/**
 * One entry of the log, as readers give it.
 *
 * @see ../schema/audit-entry.schema.json for the stored form as JSON Schema
 */
export interface AuditEntry extends AuditRecord {
  /** Early logs hold entries of version 1, which lack some of the fields. */
  schemaVersion: 1 | 2;
  /** UUID of the log this entry belongs to. */
  logId: string;
  /** Position in the log: 1, 2, 3 and so on, without a gap. */
  sequence: number;
  /** When the log accepted the entry: ISO 8601, UTC, milliseconds. */
  time: string;
}

/** An entry before the log has given it its place. */
export type TimedRecord = Omit<AuditEntry, 'schemaVersion' | 'logId' | 'sequence'>;
