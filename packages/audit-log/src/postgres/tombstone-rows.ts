import type { RemovedRange } from '../retention/pruned-nodes.ts';
import { toRemovedRanges } from '../retention/stored-tombstone.ts';
import type { StoredTombstone } from '../retention/stored-tombstone.ts';
import type { Connection } from './connection.ts';

/** The tombstones of a log, in ascending order. */
export async function readTombstones(
  connection: Connection,
  logId: string,
): Promise<StoredTombstone[]> {
  const rows = await connection.run({
    text: `SELECT first_sequence, note, removed_to, progress FROM ${connection.schema}.tombstones
           WHERE log_id = $1 ORDER BY first_sequence`,
    values: [logId],
  });
  return rows.map((row) => ({
    firstSequence: Number(row['first_sequence']),
    note: String(row['note']),
    removedTo: Number(row['removed_to']),
    progress: row['progress'] instanceof Uint8Array ? row['progress'] : undefined,
  }));
}

/** What readers of the tree need of the tombstones of a log. */
export async function readRemovedRanges(
  connection: Connection,
  logId: string,
): Promise<RemovedRange[]> {
  return toRemovedRanges(await readTombstones(connection, logId));
}
