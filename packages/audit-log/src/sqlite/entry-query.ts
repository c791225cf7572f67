import type { DatabaseSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditFilter, AuditOrder } from '../audit-reader.ts';
import { createMatcher } from '../matches-condition.ts';
import { inTurns } from './in-turns.ts';
import { parseStoredEntry } from './read-entry.ts';

/** Which part of a log to search, and from which end. */
export interface EntryRange {
  /** Only entries behind this sequence. */
  readonly after?: number;
  /** Only entries up to this sequence. */
  readonly upTo?: number;
  readonly order?: AuditOrder;
}

/** The entries of a range that match. */
export async function* searchEntries(
  database: DatabaseSync,
  filter: AuditFilter,
  { after = 0, upTo = Number.MAX_SAFE_INTEGER, order = 'oldest' }: EntryRange = {},
): AsyncGenerator<AuditEntry> {
  const matches = createMatcher(filter);
  const rows = database
    .prepare(
      `SELECT sequence, entry FROM entries WHERE sequence > ? AND sequence <= ?
       ORDER BY sequence ${order === 'oldest' ? 'ASC' : 'DESC'}`,
    )
    .iterate(after, upTo);
  for await (const turn of inTurns(rows)) {
    for (const { sequence, entry: text } of turn) {
      const entry = parseStoredEntry(sequence, text);
      if (matches(entry)) yield entry;
    }
  }
}

/** The entries that a filter asks for, oldest first. */
export async function* selectEntries(
  database: DatabaseSync,
  filter: AuditFilter,
): AsyncGenerator<AuditEntry> {
  if (filter.last === undefined) {
    yield* searchEntries(database, filter);
    return;
  }
  if (filter.last === 0) return;
  const latest: AuditEntry[] = [];
  for await (const entry of searchEntries(database, filter, { order: 'newest' })) {
    latest.push(entry);
    if (latest.length === filter.last) break;
  }
  yield* latest.reverse();
}
