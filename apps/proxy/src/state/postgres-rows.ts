import { createHash } from 'node:crypto';
import pg from 'pg';
import type { StateRow, StateRows } from './state-rows.ts';
import { StateUnavailableError } from './state-unavailable-error.ts';

const connectTimeoutMs = 2_000;
const queryTimeoutMs = 5_000;

/** Makes the table; under a lock, because two that make it at once would fail. */
const schema = `
  BEGIN;
  SELECT pg_advisory_xact_lock(${toLockKey('schema')});
  CREATE TABLE IF NOT EXISTS proxy_state (
    kind text NOT NULL,
    key bytea NOT NULL,
    sealed bytea NOT NULL,
    written_at bigint NOT NULL,
    PRIMARY KEY (kind, key)
  );
  CREATE INDEX IF NOT EXISTS proxy_state_age ON proxy_state (kind, written_at);
  COMMIT;
`;

/** Keeps state in PostgreSQL, where all replicas of the proxy share it. */
export async function openPostgresRows(url: string): Promise<StateRows> {
  const connection = { connectionString: url, connectionTimeoutMillis: connectTimeoutMs };
  const pool = new pg.Pool({ ...connection, max: 8, query_timeout: queryTimeoutMs });
  pool.on('error', ignore); // a connection broke that nobody uses; the next query opens another

  async function query(sql: string, values: unknown[] = []): Promise<readonly object[]> {
    try {
      const { rows } = await pool.query<object>(sql, values);
      return rows;
    } catch (cause) {
      throw new StateUnavailableError(cause);
    }
  }

  try {
    await query(schema);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    async read(kind, keys) {
      const rows = await query('SELECT * FROM proxy_state WHERE kind = $1 AND key = ANY($2)', [
        kind,
        keys,
      ]);
      return rows.map(toRow);
    },
    async insertAbsent(kind, rows) {
      // In one order everywhere: two inserts that wait for each other's rows would never end.
      const sorted = rows.toSorted((one, other) => Buffer.compare(one.key, other.key));
      const inserted = await query(
        `INSERT INTO proxy_state (kind, key, sealed, written_at)
         SELECT $1, * FROM unnest($2::bytea[], $3::bytea[], $4::bigint[])
         ON CONFLICT DO NOTHING RETURNING *`,
        [
          kind,
          sorted.map(({ key }) => key),
          sorted.map(({ sealed }) => sealed),
          sorted.map(({ writtenAtMs }) => writtenAtMs),
        ],
      );
      return inserted.map((row) => toRow(row).key);
    },
    async put(kind, { key, sealed, writtenAtMs }) {
      await query(
        `INSERT INTO proxy_state (kind, key, sealed, written_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (kind, key) DO UPDATE SET sealed = $3, written_at = $4`,
        [kind, key, sealed, writtenAtMs],
      );
    },
    async touch(kind, keys, writtenAtMs) {
      await query(
        `UPDATE proxy_state SET written_at = $3
         FROM (SELECT key FROM proxy_state WHERE kind = $1 AND key = ANY($2) ORDER BY key FOR UPDATE) AS held
         WHERE proxy_state.kind = $1 AND proxy_state.key = held.key`,
        [kind, keys, writtenAtMs],
      );
    },
    async removeOlder(kind, beforeMs) {
      await query(
        `DELETE FROM proxy_state WHERE kind = $1 AND key IN
         (SELECT key FROM proxy_state WHERE kind = $1 AND written_at < $2 FOR UPDATE SKIP LOCKED)`,
        [kind, beforeMs],
      );
    },
    async withLock(name, run, { waitTimeoutMs = 10_000, holdTimeoutMs = 30_000 } = {}) {
      const client = new pg.Client(connection); // its own: what runs under the lock uses the pool
      client.on('error', ignore); // the server ends a connection that holds a lock for too long
      try {
        try {
          await client.connect();
          await client.query(`
            BEGIN;
            SET LOCAL lock_timeout = ${Math.ceil(waitTimeoutMs)};
            SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(holdTimeoutMs)};
            SELECT pg_advisory_xact_lock(${toLockKey(name)});
          `);
        } catch (cause) {
          throw new StateUnavailableError(cause);
        }
        return await run();
      } finally {
        await client.end().catch(ignore); // ends the transaction, and the lock with it
      }
    },
    close: () => pool.end(),
  };
}

function ignore(): void {
  // Nothing is lost by it.
}

function toLockKey(name: string): string {
  const hash = createHash('sha256').update(`nexudus-proxy-state:${name}`).digest();
  return hash.readBigInt64BE().toString();
}

function toRow(row: object): StateRow {
  const { key, sealed, written_at } = row as { key: Buffer; sealed: Buffer; written_at: string }; // what the table declares
  return { key, sealed, writtenAtMs: Number(written_at) };
}
