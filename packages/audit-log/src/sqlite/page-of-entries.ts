import type { DatabaseSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditPage, AuditPageQuery } from '../audit-reader.ts';
import { AuditCursorError } from '../errors.ts';
import { formatPageCursor, parsePageCursor } from '../page-cursor.ts';
import { searchEntries } from './entry-query.ts';
import { readTree } from './prove-from-database.ts';

/** @see AuditReader.page */
export async function readPage(database: DatabaseSync, query: AuditPageQuery): Promise<AuditPage> {
  const { filter = {}, order = 'oldest', limit } = query;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new RangeError('A page holds a whole number of entries, 1 or more.');
  }
  const { logId, size } = readTree(database);
  const cursor = parsePageCursor(query);
  const sizes = cursor?.sizes ?? { [logId]: size };
  const upTo = sizes[logId];
  if (upTo === undefined || upTo > size) {
    throw new AuditCursorError('The cursor belongs to another log. Begin without one.');
  }
  const entries: AuditEntry[] = [];
  const last = cursor?.last.sequence;
  const range = order === 'oldest' ? { after: last ?? 0, upTo } : { upTo: last ? last - 1 : upTo };
  for await (const entry of searchEntries(database, filter, { ...range, order })) {
    // One more shows that there is a next page.
    const end = entries.at(-1);
    if (end !== undefined && entries.length === limit) {
      return { entries, next: formatPageCursor(query, { sizes, last: end }) };
    }
    entries.push(entry);
  }
  return { entries, next: undefined };
}
