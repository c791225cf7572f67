import { openConnection } from '../postgres/connection.ts';
import type { Connection, Row } from '../postgres/connection.ts';
import { migrateSchema } from '../postgres/migrate.ts';
import type { PostgresLocation } from '../postgres/parse-postgres-url.ts';
import { settlesWithin } from '../settles-within.ts';
import type { KeyStore, StoredKey } from './key-store.ts';
import { secretCheck } from './key-store.ts';

export interface PostgresKeyStoreOptions {
  readonly location: PostgresLocation;
  /** For a connection, and for each statement, in milliseconds. */
  readonly timeoutMs: number;
  /** Makes no table. */
  readonly readOnly: boolean;
}

// Several that start at once wait for one another.
const setUpMs = 60_000;

/**
 * Keeps keys in a table of the log's schema, over a connection of its own for each use: a month has
 * two.
 *
 * @returns nothing where there is no such table and none may be made
 */
export async function openPostgresKeyStore(
  options: PostgresKeyStoreOptions,
): Promise<KeyStore | undefined> {
  const { location, timeoutMs, readOnly } = options;

  async function use<T>(
    work: (connection: Connection, table: string) => Promise<T>,
    silenceMs = 2 * timeoutMs,
  ): Promise<T> {
    const timeouts = { connectMs: timeoutMs, statementMs: timeoutMs };
    const connection = await openConnection(location, timeouts);
    try {
      const worked = work(connection, `${connection.schema}.pseudonym_keys`);
      // The server ends what takes too long; of a network that was cut nobody says so.
      if (await settlesWithin(silenceMs, worked)) return await worked;
      throw new Error(`there was no answer within ${silenceMs} ms`);
    } finally {
      connection.close();
    }
  }

  const hasTable = await use(async (connection, table) => {
    if (await isTable(connection, table)) return true;
    if (readOnly) return false;
    await migrateSchema(connection);
    return true;
  }, setUpMs);
  if (!hasTable) return undefined;
  return {
    read: (period) =>
      use(async (connection, table) => {
        const text = `SELECT * FROM ${table} WHERE period = $1`;
        const [row] = await connection.run({ text, values: [period] });
        return row && toStoredKey(row);
      }),
    insertAbsent: (period, sealed) =>
      use(async (connection, table) => {
        const text = `INSERT INTO ${table} (period, sealed) VALUES ($1, $2) ON CONFLICT DO NOTHING`;
        await connection.run({ text, values: [period, sealed] });
      }),
    list: () =>
      use(async (connection, table) => {
        const text = `SELECT * FROM ${table} WHERE period <> $1 ORDER BY period`;
        return (await connection.run({ text, values: [secretCheck] })).map(toStoredKey);
      }),
    erase: (period, at) =>
      use(async (connection, table) => {
        const text = `UPDATE ${table} SET sealed = NULL, erased_at = $2
                      WHERE period = $1 AND sealed IS NOT NULL RETURNING period`;
        const rows = await connection.run({ text, values: [period, at] });
        // An update leaves the old row where it was. Writing the small table anew, which only its
        // owner may do, removes that at once; for others the server cleans up in its own time.
        if (rows.length > 0) await connection.run(`VACUUM FULL ${table}`).catch(ignore);
        return rows.length > 0;
      }),
    assertInPlace: ignore,
  };
}

async function isTable(connection: Connection, table: string): Promise<boolean> {
  const [row] = await connection.run({
    text: 'SELECT to_regclass($1) IS NOT NULL AS exists',
    values: [table],
  });
  return row?.['exists'] === true;
}

function toStoredKey({ period, sealed, erased_at: erasedAt }: Row): StoredKey {
  return {
    period: String(period),
    sealed: sealed instanceof Uint8Array ? sealed : undefined,
    erasedAt: erasedAt instanceof Date ? erasedAt : undefined,
  };
}

function ignore(): void {
  // Nothing depends on it.
}
