import type { DatabaseSync } from 'node:sqlite';

import type { AuditPeriod } from '../audit-reader.ts';
import { toExportedTree, writeExport } from '../export/write-export.ts';
import { spanTombstones } from '../retention/export-range.ts';
import type { SequenceRange } from '../retention/export-range.ts';
import { readTombstones } from '../retention/sqlite/tombstone-table.ts';
import { createStoredNodes } from './stored-nodes.ts';

/**
 * The lines of an export.
 *
 * @param database within a transaction: entries and tree of the same moment
 * @see AuditReader.export
 */
export async function* exportFromDatabase(
  database: DatabaseSync,
  period: AuditPeriod,
  inTurns: <T>(rows: Iterable<T>) => AsyncIterable<readonly T[]>,
): AsyncGenerator<string> {
  const { since, until } = period;
  const { logId, ...present } = toRange(database, since?.toISOString(), until?.toISOString());
  const notes = readTombstones(database).map(({ note }) => note);
  const range = spanTombstones(present, notes, { since, until });
  const { first, last } = range;
  const entries = database
    .prepare(
      'SELECT sequence, entry, leaf_hash FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
    )
    .iterate(first, last);
  yield* writeExport({ ...range, logId, period, rows: inTurns(entries) }, () =>
    toExportedTree(first, last, createStoredNodes(database)),
  );
}

interface Range extends SequenceRange {
  readonly logId: string;
}

/** Without a gap, as a proof has to be: should the clock have gone back, rather more than asked for. */
function toRange(database: DatabaseSync, since?: string, until?: string): Range {
  const { logId, size } = database.prepare('SELECT log_id AS logId, size FROM log').get() ?? {};
  if (typeof logId !== 'string' || typeof size !== 'number') {
    throw new TypeError('The log has no state.');
  }
  const select = (sql: string, time: string): unknown =>
    database.prepare(`SELECT ${sql} AS found FROM entries WHERE time ${time}`).get()?.['found'];
  const from = since === undefined ? 1 : select('min(sequence)', `>= '${since}'`);
  const to = until === undefined ? size : select('max(sequence)', `< '${until}'`);
  const first = typeof from === 'number' ? from : size + 1;
  const last = typeof to === 'number' ? to : 0;
  return { logId, first, last };
}
