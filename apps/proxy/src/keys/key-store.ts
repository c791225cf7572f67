import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { generateApiKey, hashApiKey } from './api-key.ts';

/** A key as it is stored: everything but the key itself. */
export interface StoredKey {
  readonly id: string;
  readonly consumer: string;
  readonly hash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

export interface KeyStore {
  /** Makes a key for a consumer; the key is returned once and can never be read again. */
  create(consumer: string, expiresAt?: Date): { readonly id: string; readonly key: string };
  list(): readonly StoredKey[];
  /** Revokes the key with that id; `false` if there is none or it was revoked before. */
  revoke(id: string): boolean;
  /** A number that changes whenever another process has changed the store. */
  version(): number;
  close(): void;
}

export interface KeyStoreOptions {
  /** `sqlite:` and a path; the folder is made if it is missing. */
  readonly url: string;
  readonly clock?: () => Date;
}

/**
 * Opens the store of the consumers' keys.
 *
 * @throws ConfigurationError if the URL does not fit or the store cannot be opened
 */
export function openKeyStore({ url, clock = () => new Date() }: KeyStoreOptions): KeyStore {
  const database = openDatabase(url);
  const insert = database.prepare(
    'INSERT INTO keys (id, consumer, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT * FROM keys ORDER BY created_at, id');
  const revoke = database.prepare(
    'UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );
  const dataVersion = database.prepare('PRAGMA data_version');
  return {
    create(consumer, expiresAt) {
      const id = randomUUID();
      const key = generateApiKey();
      const expires = expiresAt?.toISOString() ?? null;
      insert.run(id, consumer, hashApiKey(key), clock().toISOString(), expires);
      return { id, key };
    },
    list: () => select.all().map(toStoredKey),
    revoke: (id) => revoke.run(clock().toISOString(), id).changes === 1,
    version: () => Number(dataVersion.get()?.['data_version']),
    close: () => {
      database.close();
    },
  };
}

function openDatabase(url: string): DatabaseSync {
  const path = /^sqlite:(?<path>.+)$/.exec(url)?.groups?.['path'];
  if (path === undefined)
    throw new ConfigurationError(
      'KEYS_URL should be "sqlite:" and a path, such as sqlite:./data/keys.db',
    );
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(path, { timeout: 2_000 });
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS keys (
        id TEXT PRIMARY KEY,
        consumer TEXT NOT NULL,
        hash BLOB NOT NULL UNIQUE,
        created_at TEXT NOT NULL,
        expires_at TEXT,
        revoked_at TEXT
      ) STRICT;
    `);
    return database;
  } catch (cause) {
    throw new ConfigurationError(`KEYS_URL names a store that cannot be opened: ${url}`, { cause });
  }
}

function toStoredKey(row: Readonly<Record<string, unknown>>): StoredKey {
  return {
    id: String(row['id']),
    consumer: String(row['consumer']),
    hash: Buffer.from(row['hash'] as Uint8Array), // the column is a BLOB
    createdAt: new Date(String(row['created_at'])),
    expiresAt: toDate(row['expires_at']),
    revokedAt: toDate(row['revoked_at']),
  };
}

function toDate(value: unknown): Date | undefined {
  return typeof value === 'string' ? new Date(value) : undefined;
}
