import type { AuditEntry } from './audit-entry.ts';
import { readAuditEntry } from './audit-entry-shape.ts';
import { AuditStoreError } from './errors.ts';

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
