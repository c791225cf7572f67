import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { generateApiKey, hashApiKey } from './api-key.ts';
import { toKeyKind, toKeyRole } from './key-owner.ts';
import type { KeyStore, StoredKey } from './key-store.ts';
import { prepareSqliteKeys } from './sqlite-key-schema.ts';

export interface SqliteKeyStoreOptions {
  readonly path: string;
  readonly clock: () => Date;
}

/** How long a command waits for another that writes. */
const busyTimeoutMs = 2_000;

/**
 * Keeps the keys in a file, for the processes of one machine.
 *
 * @throws ConfigurationError if the file cannot be opened
 */
export function openSqliteKeyStore(options: SqliteKeyStoreOptions): KeyStore {
  try {
    return createSqliteKeyStore(options);
  } catch (cause) {
    const reason = cause instanceof ConfigurationError ? ` (${cause.message})` : '';
    throw new ConfigurationError(
      `KEYS_URL names a store that cannot be opened: sqlite:${options.path}${reason}`,
      { cause },
    );
  }
}

function createSqliteKeyStore({ path, clock }: SqliteKeyStoreOptions): KeyStore {
  const database = openDatabase(path);
  const { ino, dev } = statSync(path);
  const insert = database.prepare(
    'INSERT INTO keys (id, role, name, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT * FROM keys ORDER BY created_at, id');
  const revoke = database.prepare(
    'UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );
  const use = database.prepare(
    "UPDATE keys SET last_used_at = max(coalesce(last_used_at, ''), ?) WHERE id = ?",
  );
  const dataVersion = database.prepare('PRAGMA data_version');

  /** What another process does with a file that has taken this one's place would go unnoticed. */
  function checkPlace(): void {
    const place = statSync(path);
    if (place.ino !== ino || place.dev !== dev)
      throw new Error('the file of KEYS_URL was moved or replaced; restart the proxy');
  }

  /** Turns what is thrown into a rejection: the interface is that of a store elsewhere, too. */
  const settle = <Value>(work: () => Value) =>
    new Promise<Value>((resolve) => {
      resolve(work());
    });

  return {
    create: (owner, expiresAt) =>
      settle(() => {
        const id = randomUUID();
        const key = generateApiKey(toKeyKind(owner.role));
        const times = [clock().toISOString(), expiresAt?.toISOString() ?? null] as const;
        insert.run(id, owner.role, owner.name, hashApiKey(key), ...times);
        return { id, key };
      }),
    list: () => settle(() => select.all().flatMap(toStoredKeys)),
    revoke: (id) => settle(() => revoke.run(clock().toISOString(), id).changes === 1),
    version: () =>
      settle(() => {
        checkPlace();
        return String(dataVersion.get()?.['data_version']);
      }),
    noteUse: (uses) =>
      settle(() => {
        // Whoever holds the file for long, a backup for instance, must not hold up the requests.
        database.exec('PRAGMA busy_timeout = 20');
        try {
          database.exec('BEGIN IMMEDIATE');
          for (const [id, at] of uses) use.run(at.toISOString(), id);
        } finally {
          if (database.isTransaction) database.exec('COMMIT'); // each use stands for itself
          database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
        }
      }),
    close: () =>
      settle(() => {
        database.close();
      }),
  };
}

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600)); // SQLite would let everybody read a new file
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  prepareSqliteKeys(database);
  return database;
}

function toStoredKeys(row: Readonly<Record<string, unknown>>): StoredKey[] {
  const role = toKeyRole(String(row['role']));
  if (role === undefined) return [];
  const key = {
    ...{ id: String(row['id']), role, name: String(row['name']) },
    hash: Buffer.from(row['hash'] as Uint8Array), // the column is a BLOB
    createdAt: new Date(String(row['created_at'])),
    expiresAt: toDate(row['expires_at']),
    revokedAt: toDate(row['revoked_at']),
    lastUsedAt: toDate(row['last_used_at']),
  };
  return [key];
}

function toDate(value: unknown): Date | undefined {
  return typeof value === 'string' ? new Date(value) : undefined;
}
