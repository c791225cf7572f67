import type { DatabaseSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';

/** The entry with a sequence; nothing when there is none. */
export function readEntry(database: DatabaseSync, sequence: number): AuditEntry | undefined {
  const row = database.prepare('SELECT entry FROM entries WHERE sequence = ?').get(sequence);
  return row && parseStoredEntry(sequence, row['entry']);
}
