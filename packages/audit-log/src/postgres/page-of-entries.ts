import type { AuditEntry } from '../audit-entry.ts';
import type { AuditPage, AuditPageQuery } from '../audit-reader.ts';
import { AuditCursorError } from '../errors.ts';
import type { LogKind } from '../log-kind.ts';
import { formatPageCursor, parsePageCursor } from '../page-cursor.ts';
import type { Connection } from './connection.ts';
import { readSizes } from './read-logs.ts';
import { searchEntries } from './search-entries.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** @see AuditReader.page */
export async function readPage(
  connection: Connection,
  kind: LogKind,
  query: AuditPageQuery,
): Promise<AuditPage> {
  const { filter = {}, order = 'oldest', limit } = query;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new RangeError('A page holds a whole number of entries, 1 or more.');
  }
  const cursor = parsePageCursor(query);
  const now = await readSizes(connection, kind);
  const sizes = cursor?.sizes ?? now;
  const isOfThisStore = Object.entries(sizes).every(([logId, size]) => size <= (now[logId] ?? -1));
  const last = cursor?.last;
  const isPlace = last === undefined || (uuid.test(last.logId) && isTime(last.time));
  if (!isOfThisStore || !isPlace) {
    throw new AuditCursorError('The cursor belongs to another store. Begin without one.');
  }
  const entries: AuditEntry[] = [];
  const range = { sizes, order, behind: last, expectedCount: limit + 1 };
  for await (const entry of searchEntries(connection, filter, range)) {
    // One more shows that there is a next page.
    const end = entries.at(-1);
    if (end !== undefined && entries.length === limit) {
      return { entries, next: formatPageCursor(query, { sizes, last: end }) };
    }
    entries.push(entry);
  }
  return { entries, next: undefined };
}

function isTime(text: string): boolean {
  return time.test(text) && !Number.isNaN(Date.parse(text));
}
