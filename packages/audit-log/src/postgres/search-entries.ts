import type { AuditEntry } from '../audit-entry.ts';
import type { AuditCondition, AuditFilter, AuditOrder, AuditPosition } from '../audit-reader.ts';
import { createMatcher, createTextMatcher } from '../matches-condition.ts';
import type { PagePlace } from '../page-cursor.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';
import type { Connection, Statement } from './connection.ts';
import { toWantedTerms } from './entry-terms.ts';
import { fetchRows } from './snapshot.ts';

/** Which part of the logs to search, and from which end. */
export interface SearchRange {
  /** Which logs are read; and how far, where it is not all that there is now. */
  readonly sizes: AuditPosition;
  readonly order?: AuditOrder;
  /** Only entries that come behind this one. */
  readonly behind?: PagePlace | undefined;
  /** How many entries are wanted, as far as that is known. */
  readonly expectedCount?: number;
}

/** The entries that match, by time, and within the same millisecond by log and sequence. */
export async function* searchEntries(
  connection: Connection,
  condition: AuditCondition,
  range: SearchRange,
): AsyncGenerator<AuditEntry> {
  const matches = createMatcher(condition);
  const mayMatch = createTextMatcher(condition);
  const search = toSearch(connection.schema, condition, range);
  for await (const rows of fetchRows(connection, search, range.expectedCount)) {
    for (const { sequence, entry: text } of rows) {
      if (!mayMatch(String(text))) continue;
      const entry = parseStoredEntry(sequence, text);
      if (matches(entry)) yield entry;
    }
  }
}

/** The entries that a filter asks for, oldest first. */
export async function* selectEntries(
  connection: Connection,
  { last, ...condition }: AuditFilter,
  sizes: AuditPosition,
): AsyncGenerator<AuditEntry> {
  if (last === undefined) {
    yield* searchEntries(connection, condition, { sizes });
    return;
  }
  const latest: AuditEntry[] = [];
  if (last > 0) {
    const range = { sizes, order: 'newest', expectedCount: last } as const;
    for await (const entry of searchEntries(connection, condition, range)) {
      latest.push(entry);
      if (latest.length === last) break;
    }
  }
  yield* latest.reverse();
}

/** Conditions of SQL, and the values of their parameters. */
export interface SqlConditions {
  readonly where: string;
  readonly values: readonly unknown[];
}

/**
 * What can be said in SQL of a condition. The columns only narrow the search down: whether an entry
 * is meant, it says itself.
 */
export function toSqlConditions(
  condition: AuditCondition,
  { sizes, order = 'oldest', behind }: SearchRange,
): SqlConditions {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const { consumer, operation, decision, phase, category, status, since, until } = condition;
  const parts = [`log_id = ANY (${parameter(Object.keys(sizes))}::uuid[])`];
  if (since !== undefined) parts.push(`time >= ${parameter(since.toISOString())}::timestamptz`);
  if (until !== undefined) parts.push(`time < ${parameter(until.toISOString())}::timestamptz`);
  if (consumer !== undefined) parts.push(`consumer = ${parameter(consumer)}`);
  if (operation !== undefined) parts.push(`operation = ${parameter(operation)}`);
  if (decision !== undefined) parts.push(`decision = ${parameter(decision)}`);
  if (phase !== undefined) parts.push(holds(parameter(`"phase":"${phase}"`)));
  if (status !== undefined) parts.push(holds(parameter(`"status":${status}`)));
  if (category !== undefined && category !== 'access') {
    parts.push(holds(parameter(`"category":"${category}"`)));
  }
  for (const terms of toWantedTerms(condition)) {
    parts.push(`terms && ${parameter(terms)}::integer[]`);
  }
  if (behind !== undefined) {
    const { time, logId, sequence } = behind;
    // On the first page, the snapshot sees to that.
    parts.push(`sequence <= (${parameter(JSON.stringify(sizes))}::jsonb ->> log_id::text)::bigint`);
    const isAfter = order === 'oldest' ? '>' : '<';
    const from = `${parameter(time)}::timestamptz`;
    // The first part is what an index knows.
    parts.push(
      `time ${isAfter}= ${from} AND (time, log_id, sequence) ` +
        `${isAfter} (${from}, ${parameter(logId)}::uuid, ${parameter(sequence)}::bigint)`,
    );
  }
  return { where: parts.join(' AND '), values };
}

function toSearch(schema: string, condition: AuditCondition, range: SearchRange): Statement {
  const { where, values } = toSqlConditions(condition, range);
  const direction = range.order === 'newest' ? 'DESC' : 'ASC';
  const order = `ORDER BY time ${direction}, log_id ${direction}, sequence ${direction}`;
  const select = `SELECT time, log_id, sequence, entry FROM ${schema}.entries WHERE ${where}`;
  // Few entries are about one person or record, wherever they are. Left to itself, PostgreSQL might
  // go through all entries in the order that is asked for, for the sake of the first ones.
  const isRare = [condition.requestId, condition.recordId, condition.subjects].some(
    (value) => value !== undefined,
  );
  return {
    text: isRare
      ? `WITH found AS MATERIALIZED (${select}) SELECT sequence, entry FROM found ${order}`
      : `SELECT sequence, entry FROM (${select}) AS found ${order}`,
    values,
  };
}

/** That the text of an entry has a member; where in the entry, the entry itself says. */
function holds(parameter: string): string {
  return `position(${parameter} IN entry) > 0`;
}
