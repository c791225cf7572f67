import type { SQLInputValue } from 'node:sqlite';

import type { AuditFilter } from '../audit-reader.ts';

/** A statement and the values of its parameters. */
export interface EntryQuery {
  readonly sql: string;
  readonly parameters: Record<string, SQLInputValue>;
}

interface Condition {
  readonly name: keyof AuditFilter;
  readonly sql: string;
  readonly value: SQLInputValue | undefined;
}

/** The statement that selects `sequence` and `entry` of what a filter asks for, oldest first. */
export function toEntryQuery(filter: AuditFilter): EntryQuery {
  const conditions = toConditions(filter).flatMap(({ value, ...rest }) =>
    value === undefined ? [] : [{ value, ...rest }],
  );
  const where = conditions.map(({ sql }) => sql).join(' AND ') || 'TRUE';
  const parameters = Object.fromEntries(conditions.map(({ name, value }) => [name, value]));
  const matching = `SELECT sequence, entry FROM entries WHERE ${where} ORDER BY sequence`;
  if (filter.last === undefined) return { sql: matching, parameters };
  return {
    sql: `SELECT * FROM (${matching} DESC LIMIT :last) ORDER BY sequence`,
    parameters: { ...parameters, last: filter.last },
  };
}

function toConditions(filter: AuditFilter): Condition[] {
  const { consumer, operation, requestId, since, until, recordId } = filter;
  return [
    { name: 'consumer', sql: 'consumer = :consumer', value: consumer },
    { name: 'operation', sql: 'operation = :operation', value: operation },
    { name: 'requestId', sql: 'request_id = :requestId', value: requestId },
    // All times have the same number of digits, so their text sorts as they do.
    { name: 'since', sql: 'time >= :since', value: since?.toISOString() },
    { name: 'until', sql: 'time < :until', value: until?.toISOString() },
    {
      name: 'recordId',
      sql: `EXISTS (SELECT 1 FROM json_each(entry, '$.records.ids') WHERE value = :recordId)`,
      value: recordId,
    },
  ];
}
