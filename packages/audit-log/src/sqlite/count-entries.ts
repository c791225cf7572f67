import type { DatabaseSync } from 'node:sqlite';

import type { AuditCount, AuditCountQuery } from '../audit-reader.ts';
import { createCounter } from '../entry-counter.ts';
import { searchEntries } from './entry-query.ts';

/** @see AuditReader.count */
export async function countEntries(
  database: DatabaseSync,
  { by, filter = {} }: AuditCountQuery,
): Promise<readonly AuditCount[]> {
  const counter = createCounter(by);
  for await (const entry of searchEntries(database, filter)) counter.add(entry);
  return counter.counts();
}
