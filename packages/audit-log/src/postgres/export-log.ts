import type { AuditLogChoice, AuditPeriod } from '../audit-reader.ts';
import { toExportedTree, writeExport } from '../export/write-export.ts';
import type { LogKind } from '../log-kind.ts';
import { spanTombstones } from '../retention/export-range.ts';
import type { SequenceRange } from '../retention/export-range.ts';
import type { Connection } from './connection.ts';
import { readState } from './read-logs.ts';
import type { StoredState } from './read-logs.ts';
import { fetchRows } from './snapshot.ts';
import { computeFromNodes } from './stored-nodes.ts';
import { readTombstones } from './tombstone-rows.ts';

/**
 * The lines of an export.
 *
 * @param connection within a snapshot: entries and tree of the same moment
 * @see AuditReader.export
 */
export async function* exportLog(
  connection: Connection,
  kind: LogKind,
  { logId: wanted, ...period }: AuditPeriod & AuditLogChoice,
): AsyncGenerator<string> {
  const state = await readState(connection, kind, wanted);
  const { logId } = state;
  const notes = (await readTombstones(connection, logId)).map(({ note }) => note);
  const { since, until } = period;
  const present = await toRange(connection, state, period);
  const range = spanTombstones(present, notes, { since, until });
  const { first, last } = range;
  const rows = fetchRows(connection, {
    text: `SELECT sequence, entry, leaf_hash FROM ${connection.schema}.entries
           WHERE log_id = $1 AND sequence BETWEEN $2 AND $3 ORDER BY sequence`,
    values: [logId, first, last],
  });
  yield* writeExport({ ...range, logId, period, rows }, () =>
    computeFromNodes(connection, logId, (readNode) => toExportedTree(first, last, readNode)),
  );
}

/** Without a gap, as a proof has to be: should the clock have gone back, rather more than asked for. */
async function toRange(
  connection: Connection,
  { logId, size }: StoredState,
  { since, until }: AuditPeriod,
): Promise<SequenceRange> {
  const select = async (sql: string, condition: string, time: Date): Promise<unknown> => {
    const [row] = await connection.run({
      text: `SELECT ${sql} AS found FROM ${connection.schema}.entries
             WHERE log_id = $1 AND time ${condition} $2`,
      values: [logId, time.toISOString()],
    });
    return row?.['found'];
  };
  const from = since === undefined ? 1 : await select('min(sequence)', '>=', since);
  const to = until === undefined ? size : await select('max(sequence)', '<', until);
  return {
    first: typeof from === 'number' ? from : size + 1,
    last: typeof to === 'number' ? to : 0,
  };
}
