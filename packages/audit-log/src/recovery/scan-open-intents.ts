import type { AuditEntry } from '../audit-entry.ts';
import type { AuditReader } from '../audit-reader.ts';

/** Finds the intents that have no outcome, oldest first, by reading the whole log. */
export async function scanOpenIntents(reader: Pick<AuditReader, 'query'>): Promise<AuditEntry[]> {
  const open = new Map<string, AuditEntry>();
  for await (const entry of reader.query()) {
    if (entry.phase === 'intent') open.set(entry.requestId, entry);
    else open.delete(entry.requestId);
  }
  return [...open.values()];
}
