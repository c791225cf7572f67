import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { generateApiKey, hashApiKey } from './api-key.ts';
import { toKeyKind, toKeyRole } from './key-owner.ts';
import type { KeyStore, StoredKey } from './key-store.ts';

export interface PostgresKeyStoreOptions {
  readonly url: string;
  readonly clock: () => Date;
}

/** A store that is silent for longer counts as failed: replicas have to know of a revocation soon. */
const timeoutMs = 1_500;

/** Several replicas that start at once wait for one another. */
const setUpTimeoutMs = 15_000;

/** Names the one that may make the table at a time: `IF NOT EXISTS` alone lets two of them collide. */
const setUpLock = 7_202_611_201;

const setUp = `
  BEGIN;
  SET LOCAL statement_timeout = ${setUpTimeoutMs};
  SELECT pg_advisory_xact_lock(${setUpLock});
  CREATE TABLE IF NOT EXISTS proxy_keys (
    id text PRIMARY KEY,
    role text NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
  );
  COMMIT`;

/** Differs after any change, also one that somebody made by hand; last uses do not count. */
const versionQuery = `
  SELECT md5(string_agg(concat_ws('|', id, role, name, hash, expires_at,
    '|', revoked_at), ',' ORDER BY id)) AS version FROM proxy_keys`;

const noteUseQuery = `
  UPDATE proxy_keys SET last_used_at = greatest(last_used_at, uses.at)
  FROM unnest($1::text[], $2::timestamptz[]) AS uses (id, at) WHERE proxy_keys.id = uses.id`;

/**
 * Keeps the keys in a PostgreSQL database, for replicas on several machines.
 *
 * @throws ConfigurationError if the database cannot be opened
 */
export async function openPostgresKeyStore(options: PostgresKeyStoreOptions): Promise<KeyStore> {
  const { url, clock } = options;
  const pool = openPool(url);
  try {
    await prepare(pool);
  } catch (cause) {
    await pool.end();
    const reason = describe(cause);
    throw new ConfigurationError(
      `KEYS_URL names a PostgreSQL database that cannot be opened: ${reason}`,
      { cause },
    );
  }
  return {
    async create({ role, name }, expiresAt) {
      const id = randomUUID();
      const key = generateApiKey(toKeyKind(role));
      await pool.query(
        'INSERT INTO proxy_keys (id, role, name, hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, role, name, hashApiKey(key), clock(), expiresAt ?? null],
      );
      return { id, key };
    },
    async list() {
      const { rows } = await pool.query<KeyRow>('SELECT * FROM proxy_keys ORDER BY created_at, id');
      return rows.flatMap(toStoredKeys);
    },
    async revoke(id) {
      const { rowCount } = await pool.query(
        'UPDATE proxy_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL',
        [clock(), id],
      );
      return rowCount === 1;
    },
    async version() {
      const { rows } = await pool.query<{ version: string | null }>(versionQuery);
      return rows[0]?.version ?? '';
    },
    async noteUse(uses) {
      await pool.query(noteUseQuery, [[...uses.keys()], [...uses.values()]]);
    },
    close: () => pool.end(),
  };
}

function openPool(url: string): pg.Pool {
  if (!URL.canParse(url))
    throw new ConfigurationError(
      'KEYS_URL is no URL; it should be like postgres://user:password@host:5432/database',
    );
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    application_name: 'nexudus-proxy-keys',
    ...{ connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs },
    ...{ statement_timeout: timeoutMs, keepAlive: true },
  });
  // A connection that breaks while nobody uses it; whoever asks next gets another or an error.
  pool.on('error', () => undefined);
  return pool;
}

/** An error that stands for several, one for each address tried, has a code but no message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}

/** Makes the table unless it is there, since a user who may not make one may still use it. */
async function prepare(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ exists: boolean }>(
    "SELECT to_regclass('proxy_keys') IS NOT NULL AS exists",
  );
  if (!rows[0]?.exists)
    await pool.query({ text: setUp, query_timeout: setUpTimeoutMs } as pg.QueryConfig);
}

interface KeyRow {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

function toStoredKeys(row: KeyRow): StoredKey[] {
  const role = toKeyRole(row.role);
  if (role === undefined) return [];
  const key = {
    ...{ id: row.id, role, name: row.name, hash: row.hash },
    createdAt: row.created_at,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
  };
  return [key];
}
