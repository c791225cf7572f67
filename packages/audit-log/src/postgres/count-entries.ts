import type { AuditCount, AuditCountQuery, AuditCondition } from '../audit-reader.ts';
import { createCounter } from '../entry-counter.ts';
import type { LogKind } from '../log-kind.ts';
import type { Connection } from './connection.ts';
import { readSizes } from './read-logs.ts';
import { searchEntries, toSqlConditions } from './search-entries.ts';

/** Conditions that columns tell all about. */
const inColumns = new Set(['since', 'until', 'logId', 'consumer', 'operation', 'decision']);

const keys = {
  consumer: 'consumer',
  operation: 'operation',
  day: `(time AT TIME ZONE 'UTC')::date::text`,
} as const;

/** @see AuditReader.count */
export async function countEntries(
  connection: Connection,
  kind: LogKind,
  { by, filter = {} }: AuditCountQuery,
): Promise<readonly AuditCount[]> {
  const counter = createCounter(by);
  const sizes = await readSizes(connection, kind, filter.logId);
  if (!isInColumns(filter)) {
    for await (const entry of searchEntries(connection, filter, { sizes })) counter.add(entry);
    return counter.counts();
  }
  const { where, values } = toSqlConditions(filter, { sizes });
  const rows = await connection.run({
    text: `SELECT ${keys[by]} AS key, decision, count(*) AS entries, sum(record_count) AS records
           FROM ${connection.schema}.entries WHERE ${where} GROUP BY 1, 2`,
    values,
  });
  const none = { allowed: 0, refused: 0, unknown: 0 };
  for (const { key, decision, entries, records } of rows) {
    counter.addCount({
      ...{ ...none, [String(decision)]: Number(entries) },
      key: typeof key === 'string' ? key : undefined,
      records: Number(records),
    });
  }
  return counter.counts();
}

function isInColumns(condition: AuditCondition): boolean {
  return Object.entries(condition).every(
    ([name, value]) => value === undefined || inColumns.has(name),
  );
}
