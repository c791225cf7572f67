import { setTimeout } from 'node:timers/promises';

import pg from 'pg';

import type { Connection } from '../../postgres/connection.ts';

/** What was removed at once. */
export interface RemovedAtOnce {
  /** Given back to the file system. */
  readonly freedBytes: number;
}

// Whoever waits for the lock on all entries keeps writers waiting: shorter than they are patient.
const lockTimeoutMs = 500;
const maxAttempts = 10;
const pauseMs = 1000;
const lockNotAvailable = '55P03';
const notAllowed = '42501';

/**
 * Removes all entries of a period that have a tombstone, in all logs, as a whole or not at all: by
 * dropping the partition of the month where nothing else is in it, else row by row.
 */
export async function removePeriod(connection: Connection, period: string): Promise<RemovedAtOnce> {
  for (let attempt = 1; attempt < maxAttempts; attempt += 1) {
    try {
      return await inTransaction(connection, () => removeAll(connection, period, true));
    } catch (error) {
      const state = error instanceof pg.DatabaseError ? error.code : undefined;
      if (state === notAllowed) break;
      if (state !== lockNotAvailable) throw error;
    }
    await setTimeout(pauseMs);
  }
  return inTransaction(connection, () => removeAll(connection, period, false));
}

async function removeAll(
  connection: Connection,
  period: string,
  mayDrop: boolean,
): Promise<RemovedAtOnce> {
  const { schema } = connection;
  const partition = mayDrop ? await findPartition(connection, period) : undefined;
  if (partition !== undefined) {
    await connection.run(`
      SET LOCAL lock_timeout = ${lockTimeoutMs};
      LOCK TABLE ${partition} IN ACCESS EXCLUSIVE MODE`);
  }
  const canDrop = partition !== undefined && (await isAllBuried(connection, partition));
  const [size] = canDrop
    ? await connection.run(`SELECT pg_total_relation_size('${partition}') AS bytes`)
    : [];
  for (const [table, place, rest] of [
    ['entries', 'sequence', canDrop ? `AND part.tableoid <> '${partition}'::regclass` : ''],
    ['open_intents', 'sequence', ''],
    // The last one says up to where the log goes.
    ['tree_heads', 'size', 'AND part.size < stone.last_sequence'],
  ] as const) {
    await connection.run({
      text: `DELETE FROM ${schema}.${table} AS part USING ${schema}.tombstones AS stone
             WHERE stone.removed_to < stone.last_sequence AND stone.note LIKE $1
               AND part.log_id = stone.log_id
               AND part.${place} BETWEEN stone.first_sequence AND stone.last_sequence ${rest}`,
      values: [toNotePattern(period)],
    });
  }
  await connection.run({
    text: `UPDATE ${schema}.tombstones SET removed_to = last_sequence, progress = NULL
           WHERE removed_to < last_sequence AND note LIKE $1`,
    values: [toNotePattern(period)],
  });
  // Last, because it keeps everybody else waiting until the transaction ends.
  if (canDrop) await connection.run(`DROP TABLE ${partition}`);
  return { freedBytes: Number(size?.['bytes'] ?? 0) };
}

/** Name of the partition of a month, where it has one. */
async function findPartition(connection: Connection, period: string): Promise<string | undefined> {
  const name = `${connection.schema}.entries_${period.replace('-', '_')}`;
  const [row] = await connection.run({
    text: 'SELECT to_regclass($1) IS NOT NULL AS exists',
    values: [name],
  });
  return row?.['exists'] === true ? name : undefined;
}

async function isAllBuried(connection: Connection, partition: string): Promise<boolean> {
  const [row] = await connection.run(
    `SELECT NOT EXISTS (SELECT FROM ${partition} AS entry WHERE NOT EXISTS (
       SELECT FROM ${connection.schema}.tombstones AS stone WHERE stone.log_id = entry.log_id
         AND entry.sequence BETWEEN stone.first_sequence AND stone.last_sequence)) AS is_buried`,
  );
  return row?.['is_buried'] === true;
}

/** A tombstone names its period in a line of its own. */
function toNotePattern(period: string): string {
  return `%\nperiod ${period}\n%`;
}

/** Runs steps as a whole or not at all. */
export async function inTransaction<T>(
  connection: Connection,
  steps: () => Promise<T>,
): Promise<T> {
  await connection.run('BEGIN');
  try {
    const result = await steps();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    if (connection.isOpen) await connection.run('ROLLBACK');
    throw error;
  }
}
