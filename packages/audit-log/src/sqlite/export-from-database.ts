import type { DatabaseSync } from 'node:sqlite';

import type { AuditOrder, AuditPeriod } from '../audit-reader.ts';
import { toExportedTree, writeExport } from '../export/write-export.ts';
import { spanTombstones } from '../retention/export-range.ts';
import type { SequenceRange } from '../retention/export-range.ts';
import { readTombstones } from '../retention/sqlite/tombstone-table.ts';
import { searchEntries } from './entry-query.ts';
import { readTree } from './prove-from-database.ts';
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
  const { logId, size } = readTree(database);
  const present = await toRange(database, size, period);
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

/** Without a gap, as a proof has to be: should the clock have gone back, rather more than asked for. */
async function toRange(
  database: DatabaseSync,
  logSize: number,
  { since, until }: AuditPeriod,
): Promise<SequenceRange> {
  const findFirst = async (period: AuditPeriod, order: AuditOrder): Promise<number | undefined> => {
    for await (const { sequence } of searchEntries(database, period, { order })) return sequence;
    return undefined;
  };
  const first = since === undefined ? 1 : await findFirst({ since }, 'oldest');
  const last = until === undefined ? logSize : await findFirst({ until }, 'newest');
  return { first: first ?? logSize + 1, last: last ?? 0 };
}
