import { scanEntry } from '../scan-entry.ts';

/** When an entry was accepted by its log; nothing when the text is no entry. */
export function parseEntryTime(entry: string): Date | undefined {
  const time = scanEntry(entry)?.time;
  return time === undefined ? undefined : new Date(time);
}
