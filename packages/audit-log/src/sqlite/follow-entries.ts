import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditCondition, AuditFollowOptions } from '../audit-reader.ts';
import { searchEntries, selectEntries } from './entry-query.ts';
import { readTree } from './prove-from-database.ts';
import { readSnapshot } from './snapshot.ts';

// Read at once, so that a slow reader keeps no transaction open: the write-ahead log would grow.
const entriesPerRead = 256;

interface Part {
  readonly entries: readonly AuditEntry[];
  /** All up to this sequence was read. */
  readonly position: number;
  /** Whether that is all there is now. */
  readonly isAll: boolean;
}

/** @see AuditReader.follow */
export async function* followEntries(
  path: string,
  options: AuditFollowOptions,
): AsyncGenerator<AuditEntry> {
  const { filter: { last = 0, ...condition } = {}, after, signal, everyMs = 500 } = options;
  let position: number | undefined;
  while (!signal.aborted) {
    const part = await readSnapshot(path, (database) => {
      if (position === undefined && after === undefined) {
        return readLatest(database, condition, last);
      }
      const { logId } = readTree(database, 0);
      return readPart(database, condition, position ?? after?.[logId] ?? 0);
    });
    ({ position } = part);
    for (const entry of part.entries) {
      yield entry;
      if (isAborted(signal)) return;
    }
    if (part.isAll) await untilNext(everyMs, signal);
  }
}

async function readLatest(
  database: DatabaseSync,
  condition: AuditCondition,
  last: number,
): Promise<Part> {
  const { size } = readTree(database);
  const entries: AuditEntry[] = [];
  for await (const entry of selectEntries(database, { ...condition, last })) entries.push(entry);
  return { entries, position: size, isAll: true };
}

async function readPart(
  database: DatabaseSync,
  condition: AuditCondition,
  after: number,
): Promise<Part> {
  const { size } = readTree(database);
  const entries: AuditEntry[] = [];
  for await (const entry of searchEntries(database, condition, { after, upTo: size })) {
    entries.push(entry);
    const { sequence } = entry;
    if (entries.length === entriesPerRead) return { entries, position: sequence, isAll: false };
  }
  // A log that was put back to an earlier state is followed from where it grows again.
  return { entries, position: Math.max(size, after), isAll: true };
}

/** Asked anew each time, which a narrowed type would not allow. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function untilNext(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
