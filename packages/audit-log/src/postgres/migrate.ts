import { AuditStoreError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { toMigrations } from './migrations.ts';

/** Several that start at once wait for one another. */
const migrationLock = 7_202_611_211;
const migrationTimeoutMs = 60_000;

/** Version of the tables in a schema; 0 when there are none. */
export async function readSchemaVersion(connection: Connection): Promise<number> {
  const table = `${connection.schema}.migrations`;
  const [found] = await connection.run({
    text: 'SELECT to_regclass($1) IS NOT NULL AS exists',
    values: [table],
  });
  if (found?.['exists'] !== true) return 0;
  const [row] = await connection.run(`SELECT max(version) AS version FROM ${table}`);
  return typeof row?.['version'] === 'number' ? row['version'] : 0;
}

/**
 * Makes the tables, or brings them up to date; whoever may not do so can still use them.
 *
 * @throws {AuditStoreError} `newer` or `unwritable`
 */
export async function migrateSchema(connection: Connection): Promise<void> {
  const { schema } = connection;
  const migrations = toMigrations(schema);
  const version = await readSchemaVersion(connection);
  assertKnownVersion(version, schema);
  if (version === migrations.length) return;
  await connection.run('BEGIN');
  try {
    await connection.run(`
      SET LOCAL statement_timeout = ${migrationTimeoutMs};
      SET LOCAL lock_timeout = ${migrationTimeoutMs};
      SELECT pg_advisory_xact_lock(${migrationLock});
    `);
    // Not by IF NOT EXISTS, for which the right to make schemas is needed even where there is one.
    const [found] = await connection.run({
      text: 'SELECT EXISTS (SELECT FROM pg_namespace WHERE quote_ident(nspname) = $1 OR nspname = $2) AS exists',
      values: [schema, schema.slice(1, -1)],
    });
    if (found?.['exists'] !== true) await connection.run(`CREATE SCHEMA ${schema}`);
    await connection.run(`
      CREATE TABLE IF NOT EXISTS ${schema}.migrations (
        version integer PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`);
    // Another process may have been faster.
    const from = await readSchemaVersion(connection);
    for (const [index, sql] of migrations.entries()) {
      if (index < from) continue;
      await connection.run(sql);
      await connection.run({
        text: `INSERT INTO ${schema}.migrations (version) VALUES ($1)`,
        values: [index + 1],
      });
    }
    await connection.run('COMMIT');
  } catch (error) {
    if (connection.isOpen) await connection.run('ROLLBACK');
    throw error;
  }
}

/** @throws {AuditStoreError} `newer` when a newer version of this software made the tables */
export function assertKnownVersion(version: number, schema: string): void {
  const known = toMigrations(schema).length;
  if (version <= known) return;
  throw new AuditStoreError(
    'newer',
    `The schema ${schema} holds audit logs of format ${version}, this version knows the formats ` +
      `up to ${known}. Use the version that wrote them, or a newer one.`,
  );
}
