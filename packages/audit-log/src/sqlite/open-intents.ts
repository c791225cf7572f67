import type { DatabaseSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import type { PlaceableEntry } from '../canonical-entry.ts';
import { lacksBlockIndex } from './database-schema.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';

/** Follows which intents have no outcome, in the transactions of the batches. */
export interface OpenIntents {
  /** To be called with each entry of a batch; writes what changes with it. */
  note(sequence: number, entry: PlaceableEntry): void;
}

/** The intents that the database says are open. */
export function prepareOpenIntents(database: DatabaseSync): OpenIntents {
  const insert = database.prepare('INSERT INTO open_intents VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM open_intents WHERE request_id = ?');
  const rows = database.prepare('SELECT request_id FROM open_intents').all();
  // Nearly every outcome is that of a read, which has no intent.
  const requestIds = new Set(rows.map((row) => row['request_id']));

  return {
    note(sequence, [, middle]) {
      const hasIntent = intentPattern.test(middle);
      if (!hasIntent && requestIds.size === 0) return;
      const requestId = requestIdOf(middle);
      if (requestIds.delete(requestId)) remove.run(requestId);
      if (!hasIntent) return;
      insert.run(sequence, requestId);
      requestIds.add(requestId);
    },
  };
}

/** Stores the intents without an outcome of a log whose earlier version did not follow them. */
export function storeOpenIntents(database: DatabaseSync): void {
  const insert = database.prepare('INSERT INTO open_intents VALUES (?, ?)');
  for (const [requestId, sequence] of findOpenIntents(database)) insert.run(sequence, requestId);
}

/** Finds the intents without an outcome by reading all entries: their sequences by request. */
export function findOpenIntents(database: DatabaseSync): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  const rows = database.prepare('SELECT sequence, entry FROM entries ORDER BY sequence').iterate();
  for (const { sequence, entry } of rows) {
    const text = String(entry);
    const hasIntent = isIntent(text);
    if (hasIntent || open.size > 0) open.delete(requestIdOf(text));
    if (hasIntent) open.set(requestIdOf(text), Number(sequence));
  }
  return open;
}

/** The intents without an outcome, oldest first. */
export function readOpenIntents(database: DatabaseSync): AuditEntry[] {
  if (lacksBlockIndex(database)) return [];
  return database
    .prepare('SELECT sequence, entry FROM open_intents JOIN entries USING (sequence) ORDER BY 1')
    .all()
    .map(({ sequence, entry }) => parseStoredEntry(sequence, entry));
}

// The beginning of the part of an entry that follows its log.
const intentPattern =
  /^(?:"method":"[A-Z]+",)?(?:"operation":"[^"]+",)?(?:"parameters":\[[^\]]*\],)?"phase":"intent"/;

// No value can hold such a text, because none has room for a quotation mark.
function isIntent(entry: string): boolean {
  return entry.includes('"phase":"intent"');
}

const requestIdMember = '"requestId":"';

function requestIdOf(entry: string): string {
  // The last one: a filter, further ahead, may have the same name.
  const start = entry.lastIndexOf(requestIdMember) + requestIdMember.length;
  return entry.slice(start, entry.indexOf('"', start));
}
