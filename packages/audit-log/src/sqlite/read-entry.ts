import type { DatabaseSync } from 'node:sqlite';

import type { AuditEntry } from '../audit-entry.ts';
import { readAuditEntry } from '../audit-entry-shape.ts';
import { AuditStoreError } from '../errors.ts';

/** The entry with a sequence; nothing when there is none. */
export function readEntry(database: DatabaseSync, sequence: number): AuditEntry | undefined {
  const row = database.prepare('SELECT entry FROM entries WHERE sequence = ?').get(sequence);
  return row && parseStoredEntry(sequence, row['entry']);
}

/**
 * Parses an entry as it is stored.
 *
 * @throws {AuditStoreError} `unreadable`
 */
export function parseStoredEntry(sequence: unknown, text: unknown): AuditEntry {
  try {
    return readAuditEntry(JSON.parse(String(text)));
  } catch (cause) {
    const message = `Entry ${String(sequence)} cannot be parsed. Check the log with "npm run audit -- verify".`;
    throw new AuditStoreError('unreadable', message, { cause });
  }
}
