import { AuditStoreError } from '../../errors.ts';
import { rootAt } from '../../merkle-proof.ts';
import { openConnection } from '../../postgres/connection.ts';
import type { Connection, Row } from '../../postgres/connection.ts';
import { migrateSchema, readSchemaVersion } from '../../postgres/migrate.ts';
import type { PostgresLocation } from '../../postgres/parse-postgres-url.ts';
import { describePlace, toStoreError } from '../../postgres/store-fault.ts';
import { computeFromNodes } from '../../postgres/stored-nodes.ts';
import { startOfPeriodMs } from '../../pseudonyms/period.ts';
import type { Burial, PeriodRun, RetentionStore, UnfinishedRemoval } from '../retention-store.ts';
import { parseTombstone } from '../tombstone.ts';
import { inTransaction, removePeriod } from './remove-period.ts';

const connectTimeoutMs = 10_000;

/**
 * Opens the logs in a PostgreSQL database for upkeep, beside those who write them, over a connection
 * of its own for each call.
 *
 * @throws {AuditStoreError}
 */
export async function openPostgresRetentionStore(
  location: PostgresLocation,
): Promise<RetentionStore> {
  let freedBytes = 0;

  async function use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      const connection = await openConnection(location, { connectMs: connectTimeoutMs });
      try {
        return await work(connection);
      } finally {
        connection.close();
      }
    } catch (error) {
      throw toStoreError(error, 'unwritable', location);
    }
  }

  await use(async (connection) => {
    if ((await readSchemaVersion(connection)) === 0) {
      const what = 'holds no audit log. Name the one that the proxy writes';
      throw new AuditStoreError('missing', `${describePlace(location)} ${what}.`);
    }
    await migrateSchema(connection);
  });

  return {
    runs: (beforeMonth) => use((connection) => readRuns(connection, beforeMonth)),
    unfinished: () => use(readUnfinished),
    bury: (burial) =>
      use((connection) => inTransaction(connection, () => bury(connection, burial))),
    remove: ({ period, firstSequence, lastSequence }, onRemoved) =>
      use(async (connection) => {
        // Of all logs at once: the others of this period find it done.
        const removed = await removePeriod(connection, period);
        freedBytes += removed.freedBytes;
        onRemoved(lastSequence - firstSequence + 1);
      }),
    reclaim() {
      const space = { freedBytes, reusableBytes: 0 };
      freedBytes = 0;
      return Promise.resolve(space);
    },
    holds: () =>
      use(async (connection) => {
        const rows = await connection.run(
          `SELECT name, terms FROM ${connection.schema}.holds ORDER BY name`,
        );
        return rows.map(({ name, terms }) => ({ name: String(name), terms: String(terms) }));
      }),
    addHold: ({ name, terms }) =>
      use((connection) =>
        hasRow(connection, {
          text: `INSERT INTO ${connection.schema}.holds (name, terms) VALUES ($1, $2)
                 ON CONFLICT (name) DO NOTHING RETURNING name`,
          values: [name, terms],
        }),
      ),
    removeHold: (name) =>
      use((connection) =>
        hasRow(connection, {
          text: `DELETE FROM ${connection.schema}.holds WHERE name = $1 RETURNING name`,
          values: [name],
        }),
      ),
    close: () => Promise.resolve(),
  };
}

/**
 * The month is the one in the entry, which is proven. The column beside it only spares those that
 * are too young.
 */
async function readRuns(connection: Connection, beforeMonth: string): Promise<PeriodRun[]> {
  const { schema } = connection;
  const rows = await connection.run({
    text: `
      WITH old AS (
        SELECT log_id, sequence, substr(entry::json ->> 'time', 1, 7) AS period
        FROM ${schema}.entries AS entry
        WHERE time < $1 AND NOT EXISTS (
          SELECT FROM ${schema}.tombstones AS stone WHERE stone.log_id = entry.log_id
            AND entry.sequence BETWEEN stone.first_sequence AND stone.last_sequence)
      ), numbered AS (
        SELECT log_id, sequence, period,
          sequence - row_number() OVER (PARTITION BY log_id, period ORDER BY sequence) AS run
        FROM old WHERE period < $2
      )
      SELECT log_id, kind, period, min(sequence) AS first, max(sequence) AS last
      FROM numbered JOIN ${schema}.logs USING (log_id)
      GROUP BY log_id, kind, period, run ORDER BY kind, log_id, first`,
    values: [new Date(startOfPeriodMs(beforeMonth)).toISOString(), beforeMonth],
  });
  return rows.map((row) => ({
    ...toPlace(row),
    period: String(row['period']),
    firstSequence: Number(row['first']),
    lastSequence: Number(row['last']),
  }));
}

async function readUnfinished(connection: Connection): Promise<UnfinishedRemoval[]> {
  const { schema } = connection;
  const rows = await connection.run(
    `SELECT log_id, kind, note FROM ${schema}.tombstones JOIN ${schema}.logs USING (log_id)
     WHERE removed_to < last_sequence ORDER BY kind, log_id, first_sequence`,
  );
  return rows.flatMap((row) => {
    const tombstone = parseTombstone(String(row['note']));
    if (tombstone === undefined) return [];
    const { period, firstSequence, lastSequence, requestId, rootHash } = tombstone;
    return [{ ...toPlace(row), period, firstSequence, lastSequence, requestId, rootHash }];
  });
}

async function bury(
  connection: Connection,
  { run, sign, places, holds }: Burial,
): Promise<Uint8Array | undefined> {
  const { schema } = connection;
  const { logId, firstSequence: first, lastSequence: last } = run;
  // Neither holds nor tombstones change until this one is set.
  await connection.run(
    `LOCK TABLE ${schema}.holds, ${schema}.tombstones IN SHARE ROW EXCLUSIVE MODE`,
  );
  const inForce = await connection.run(`SELECT name FROM ${schema}.holds`);
  const isSame = inForce.length === holds.length;
  if (!isSame || inForce.some(({ name }) => !holds.includes(String(name)))) return undefined;
  const isTaken = await hasRow(connection, {
    text: `SELECT FROM ${schema}.tombstones
           WHERE log_id = $1 AND first_sequence <= $3 AND last_sequence >= $2`,
    values: [logId, first, last],
  });
  if (isTaken) {
    const message = `The entries ${first} to ${last} are being removed by somebody else already.`;
    throw new AuditStoreError('in-use', message);
  }
  const { rootHash, before, subtrees } = await computeFromNodes(connection, logId, (readNode) => ({
    rootHash: rootAt(last, readNode),
    before: rootAt(first - 1, readNode),
    subtrees: places.map((place) => ({ ...place, hash: readNode(place.level, place.index) })),
  }));
  const note = sign({ rootHash, subtrees });
  await connection.run({
    text: `INSERT INTO ${schema}.tombstones
             (log_id, first_sequence, last_sequence, note, request_id, removed_to)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [logId, first, last, note, parseTombstone(note)?.requestId ?? '', first - 1],
  });
  // Heads at both ends tell a forged tombstone from entries beside it that were edited.
  for (const [size, hash] of [[first - 1, before] as const, [last, rootHash] as const]) {
    if (size === 0) continue;
    await connection.run({
      text: `INSERT INTO ${schema}.tree_heads (log_id, size, root_hash) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING`,
      values: [logId, size, Buffer.from(hash)],
    });
  }
  return rootHash;
}

async function hasRow(
  connection: Connection,
  statement: Parameters<Connection['run']>[0],
): Promise<boolean> {
  return (await connection.run(statement)).length > 0;
}

function toPlace({ log_id: logId, kind }: Row): Pick<PeriodRun, 'logId' | 'kind'> {
  return { logId: String(logId), kind: kind === 'readings' ? 'readings' : 'access' };
}
