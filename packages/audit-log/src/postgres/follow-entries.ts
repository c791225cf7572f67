import { setTimeout } from 'node:timers/promises';

import type { AuditEntry } from '../audit-entry.ts';
import type { AuditFollowOptions, AuditPosition } from '../audit-reader.ts';
import type { LogKind } from '../log-kind.ts';
import { createMatcher } from '../matches-condition.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';
import type { Connection } from './connection.ts';
import type { PostgresLocation } from './parse-postgres-url.ts';
import { readSizes } from './read-logs.ts';
import { selectEntries } from './search-entries.ts';
import { fetchRows, openSnapshot } from './snapshot.ts';
import { toStoreError } from './store-fault.ts';

/** @see AuditReader.follow */
export async function* followEntries(
  location: PostgresLocation,
  kind: LogKind,
  options: AuditFollowOptions,
): AsyncGenerator<AuditEntry> {
  const { filter = {}, after, signal, everyMs = 500 } = options;
  const { last, ...condition } = filter;
  let position: AuditPosition | undefined = after;
  let connection: Connection | undefined;
  try {
    while (!signal.aborted) {
      if (connection?.isOpen === true) {
        await connection.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      } else {
        connection = await openSnapshot(location);
      }
      const sizes = await readSizes(connection, kind, condition.logId);
      if (position === undefined) {
        yield* selectEntries(connection, { ...condition, last: last ?? 0 }, sizes);
      } else {
        const matches = createMatcher(condition);
        for await (const entry of newEntries(connection, position, sizes)) {
          if (matches(entry)) yield entry;
        }
      }
      position = sizes;
      await connection.run('COMMIT');
      await untilNext(everyMs, signal);
    }
  } catch (error) {
    throw toStoreError(error, 'unreadable', location);
  } finally {
    connection?.close();
  }
}

/** What has come to each log since, by time. */
async function* newEntries(
  connection: Connection,
  from: AuditPosition,
  to: AuditPosition,
): AsyncGenerator<AuditEntry> {
  const grown = Object.entries(to).filter(([logId, size]) => size > (from[logId] ?? 0));
  if (grown.length === 0) return;
  const batches = fetchRows(connection, {
    text: `SELECT entry.sequence, entry.entry
           FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS part (log_id, start, stop)
           CROSS JOIN LATERAL (
             SELECT * FROM ${connection.schema}.entries AS entry
             WHERE entry.log_id = part.log_id AND sequence > start AND sequence <= stop
           ) AS entry
           ORDER BY entry.time, entry.log_id, entry.sequence`,
    values: [
      grown.map(([logId]) => logId),
      grown.map(([logId]) => from[logId] ?? 0),
      grown.map(([, size]) => size),
    ],
  });
  for await (const rows of batches) {
    for (const { sequence, entry } of rows) yield parseStoredEntry(sequence, entry);
  }
}

async function untilNext(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
