import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { KeyOwner } from './key-owner.ts';
import { openPostgresKeyStore } from './postgres-key-store.ts';
import { openSqliteKeyStore } from './sqlite-key-store.ts';

/** A key as it is stored: everything but the key itself. */
export interface StoredKey extends KeyOwner {
  readonly id: string;
  readonly hash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date | undefined;
  readonly revokedAt: Date | undefined;
  readonly lastUsedAt: Date | undefined;
}

export interface KeyStore {
  /** Makes a key; it is returned once and can never be read again. */
  create(owner: KeyOwner, expiresAt?: Date): Promise<{ readonly id: string; readonly key: string }>;
  /** All keys, oldest first. */
  list(): Promise<readonly StoredKey[]>;
  /** Revokes the key with that id; `false` if there is none or it was revoked before. */
  revoke(id: string): Promise<boolean>;
  /** Something that changes whenever another process changes what the keys open. */
  version(): Promise<string>;
  /** Notes when keys were used, by their id. Never replaces a later time by an earlier one. */
  noteUse(uses: ReadonlyMap<string, Date>): Promise<void>;
  close(): Promise<void>;
}

export interface KeyStoreOptions {
  /** `sqlite:` and a path, whose folder is made if it is missing, or `postgres://` and a database. */
  readonly url: string;
  readonly clock?: () => Date;
}

/**
 * Opens the store of the keys, and prepares an empty one.
 *
 * @throws ConfigurationError if the URL does not fit or the store cannot be opened
 */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const { url, clock = () => new Date() } = options;
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgresKeyStore({ url, clock });
  const path = /^sqlite:(?<path>.+)$/.exec(url)?.groups?.['path'];
  if (path === undefined || path === ':memory:')
    throw new ConfigurationError(
      'KEYS_URL should be "sqlite:" and a path, such as sqlite:./data/keys.db, or "postgres://" and a database',
    );
  return openSqliteKeyStore({ path, clock });
}
