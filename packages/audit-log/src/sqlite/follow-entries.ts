import { setTimeout } from 'node:timers/promises';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditFollowOptions } from '../audit-reader.ts';
import { searchEntries, selectEntries } from './entry-query.ts';
import { readTree } from './prove-from-database.ts';
import { openReaderConnection } from './reader-connection.ts';
import { toStoreError } from './store-fault.ts';

/** @see AuditReader.follow */
export async function* followEntries(
  path: string,
  options: AuditFollowOptions,
): AsyncGenerator<AuditEntry> {
  const { filter = {}, after, signal, everyMs = 500 } = options;
  const { last, ...condition } = filter;
  let position: number | undefined;
  while (!signal.aborted) {
    const database = openReaderConnection(path);
    try {
      database.exec('BEGIN');
      const { logId, size } = readTree(database);
      if (position === undefined && after === undefined) {
        yield* selectEntries(database, { ...condition, last: last ?? 0 });
      } else {
        const range = { after: position ?? after?.[logId] ?? 0, upTo: size };
        yield* searchEntries(database, condition, range);
      }
      position = size;
    } catch (error) {
      throw toStoreError(error, 'unreadable', path);
    } finally {
      database.close();
    }
    await untilNext(everyMs, signal);
  }
}

async function untilNext(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
