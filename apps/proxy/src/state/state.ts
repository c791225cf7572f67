import { ConfigurationError } from '../configuration/configuration-error.ts';
import { openPostgresRows } from './postgres-rows.ts';
import { createSealer, deriveKey, type Sealer } from './sealing.ts';
import { openSqliteRows } from './sqlite-rows.ts';
import type { LockOptions, StateRows } from './state-rows.ts';
import { StateUnavailableError } from './state-unavailable-error.ts';

export interface StoredText {
  readonly text: string;
  /** When it was written, or last touched. */
  readonly writtenAt: Date;
}

/** Texts by name, of one kind. What resolved is durable. */
export interface StateCollection {
  read(names: Iterable<string>): Promise<ReadonlyMap<string, StoredText>>;
  /** Adds those texts whose name is free, and returns the names of these. */
  add(texts: ReadonlyMap<string, string>): Promise<ReadonlySet<string>>;
  put(name: string, text: string): Promise<void>;
  /** Makes texts as good as new. */
  touch(names: Iterable<string>): Promise<void>;
  removeOlder(than: Date): Promise<void>;
}

/**
 * What the proxy remembers beyond a restart, and shares with its replicas where the store is
 * PostgreSQL. Names and texts are stored such that they say nothing to whoever lacks the secret.
 *
 * Every operation rejects with `StateUnavailableError` if the store fails.
 */
export interface State {
  collection(kind: string): StateCollection;
  /** The secret that replicas share under that name, or `undefined` if none was written. */
  readShared(name: string): Promise<string | undefined>;
  writeShared(name: string, plaintext: string): Promise<void>;
  /**
   * Runs while no replica holds the lock of that name. With SQLite that means no other caller in
   * this process. A caller whose time is over goes on, but is no longer alone.
   */
  withLock<Result>(
    name: string,
    run: () => Promise<Result>,
    options?: LockOptions,
  ): Promise<Result>;
  /** A key of 256 bits for one use, the same wherever the secret is. */
  deriveKey(label: string): Buffer;
  close(): Promise<void>;
}

export interface StateOptions {
  /** `sqlite:` and a path, or a URL of PostgreSQL. */
  readonly url: string;
  /** At least 32 bytes. */
  readonly secret: Buffer;
  readonly clock?: () => Date;
}

/**
 * Opens the store of what the proxy remembers.
 *
 * @throws ConfigurationError if the store cannot be opened, or was written with another secret
 */
export async function openState(options: StateOptions): Promise<State> {
  const { url, secret, clock = () => new Date() } = options;
  const rows = await openRows(url);

  function collection(kind: string): StateCollection {
    const sealer = createSealer(secret, kind);
    const toRow = (name: string, text: string) => ({
      ...{ key: sealer.toKey(name), sealed: sealer.seal(name, text) },
      writtenAtMs: clock().getTime(),
    });
    const byKey = (names: Iterable<string>) =>
      new Map([...names].map((name) => [sealer.toKey(name).toString('hex'), name]));
    return {
      async read(names) {
        const known = byKey(names);
        const stored = known.size > 0 ? await rows.read(kind, toKeys(known)) : [];
        const texts = new Map<string, StoredText>();
        for (const { key, sealed, writtenAtMs } of stored) {
          const name = known.get(key.toString('hex')) ?? '';
          texts.set(name, { text: open(sealer, name, sealed), writtenAt: new Date(writtenAtMs) });
        }
        return texts;
      },
      async add(texts) {
        if (texts.size === 0) return new Set();
        const known = byKey(texts.keys());
        const added = await rows.insertAbsent(
          kind,
          [...texts].map(([name, text]) => toRow(name, text)),
        );
        return new Set(added.map((key) => known.get(key.toString('hex')) ?? ''));
      },
      put: (name, text) => rows.put(kind, toRow(name, text)),
      async touch(names) {
        const known = byKey(names);
        if (known.size > 0) await rows.touch(kind, toKeys(known), clock().getTime());
      },
      removeOlder: (than) => rows.removeOlder(kind, than.getTime()),
    };
  }

  const shared = collection('shared');
  try {
    await requireSecret(secret, rows);
  } catch (error) {
    await rows.close();
    throw error;
  }
  return {
    collection,
    async readShared(name) {
      return (await shared.read([name])).get(name)?.text;
    },
    writeShared: (name, plaintext) => shared.put(name, plaintext),
    withLock: (name, run, lockOptions) => rows.withLock(name, run, lockOptions),
    deriveKey: (label) => deriveKey(secret, label),
    close: () => rows.close(),
  };
}

function toKeys(byKey: ReadonlyMap<string, string>): readonly Buffer[] {
  return [...byKey.keys()].map((key) => Buffer.from(key, 'hex'));
}

async function openRows(url: string): Promise<StateRows> {
  const path = readSqlitePath(url);
  try {
    if (path !== undefined) return openSqliteRows(path);
    if (isPostgresUrl(url)) return await openPostgresRows(url);
  } catch (cause) {
    const place = path === undefined ? 'a PostgreSQL database' : `a file (${path})`;
    throw new ConfigurationError(`STATE_URL names ${place} that cannot be opened`, { cause });
  }
  throw new ConfigurationError(
    'STATE_URL should be "sqlite:" and a path, such as sqlite:./data/state.db, or the URL of a PostgreSQL database',
  );
}

/** The path in a URL of SQLite, or `undefined` for another URL. */
export function readSqlitePath(url: string): string | undefined {
  return /^sqlite:(?<path>.+)$/.exec(url)?.groups?.['path'];
}

export function isPostgresUrl(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url);
}

/** Whoever opens a store first leaves a row in it that only the same secret opens. */
async function requireSecret(secret: Buffer, rows: StateRows): Promise<void> {
  const [kind, name] = ['check', 'secret'];
  const sealer = createSealer(secret, kind);
  const key = Buffer.from(name); // one place for all secrets, unlike that of any other row
  await rows.insertAbsent(kind, [{ key, sealed: sealer.seal(name, name), writtenAtMs: 0 }]);
  const [row] = await rows.read(kind, [key]);
  try {
    if (row) sealer.open(name, row.sealed);
  } catch (cause) {
    throw new ConfigurationError(
      'PROXY_SECRET is not the one with which the store of STATE_URL was written; set that one, or name another store',
      { cause },
    );
  }
}

/** @throws StateUnavailableError if the text was altered in the store */
function open(sealer: Sealer, name: string, sealed: Buffer): string {
  try {
    return sealer.open(name, sealed);
  } catch (cause) {
    throw new StateUnavailableError(cause);
  }
}
