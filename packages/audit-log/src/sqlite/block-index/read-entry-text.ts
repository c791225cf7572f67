import type { AuditEntry } from '../../audit-entry.ts';
import { parseRecordIds } from '../../record-ids.ts';
import { scanEntry } from '../../scan-entry.ts';

type StoredRecords = NonNullable<AuditEntry['records']> & { ids: number[] | string };

/**
 * Reads an entry for the index, at a third of the cost of `readAuditEntry`; nothing when it is no
 * entry.
 */
export function readEntryText(text: string): AuditEntry | undefined {
  if (scanEntry(text) === undefined) return undefined;
  // Now it is known to have the shape of an entry, but for its ids, whose stored form is a text.
  const entry = JSON.parse(text) as AuditEntry & { records?: StoredRecords };
  const { records } = entry;
  if (records !== undefined && typeof records.ids === 'string') {
    records.ids = parseRecordIds(records.ids);
  }
  return entry;
}
