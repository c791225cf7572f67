import { DatabaseSync } from 'node:sqlite';
import { renameSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigurationError, openKeyStore } from '../../src/index.ts';
import { generateApiKey, hashApiKey } from '../../src/keys/api-key.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';
import { createKeysPlace } from '../fixtures/temporary-keys.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
});

const support = { role: 'consumer', name: 'support' } as const;
const places = {
  sqlite: () => Promise.resolve(createKeysPlace().url),
  postgres: () => postgres.createDatabase(),
};

async function open(url: string, clock = createManualClock()) {
  const store = await openKeyStore({ url, clock: clock.now });
  onTestFinished(() => store.close());
  return store;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.each(['sqlite', 'postgres'] as const)('the key store in %s', (kind) => {
  it('holds everything about a key but the key', async () => {
    const store = await open(await places[kind]());
    const expiresAt = new Date('2027-01-01T00:00:00.000Z');
    const { id, key } = await store.create(support, expiresAt);
    const [createdAt, hash] = [new Date('2026-11-20T08:00:00.000Z'), hashApiKey(key)];
    expect(await store.list()).toEqual([
      {
        ...{ id, ...support, hash, createdAt, expiresAt },
        ...{ revokedAt: undefined, lastUsedAt: undefined },
      },
    ]);
  });

  it('keeps keys of every role for the next time, oldest first', async () => {
    const url = await places[kind]();
    const clock = createManualClock();
    const first = await openKeyStore({ url, clock: clock.now });
    const owners = [
      support,
      { role: 'operator', name: 'alice' } as const,
      { role: 'auditor', name: 'bob' } as const,
    ];
    const keys: string[] = [];
    for (const owner of owners) {
      keys.push((await first.create(owner)).key.slice(0, 4));
      clock.advance(1);
    }
    await first.close();
    expect(keys).toEqual(['nxp_', 'nxa_', 'nxa_']);
    expect(await (await open(url)).list()).toMatchObject(owners);
  });

  it('revokes a key once', async () => {
    const clock = createManualClock();
    const store = await open(await places[kind](), clock);
    const { id } = await store.create(support);
    clock.advance(1_000);
    expect(await store.revoke(id)).toBe(true);
    clock.advance(1_000);
    expect(await store.revoke(id)).toBe(false);
    expect(await store.revoke('none')).toBe(false);
    expect(await store.list()).toMatchObject([{ revokedAt: new Date('2026-11-20T08:00:01.000Z') }]);
  });

  it('changes its version with what others do, and with no use', async () => {
    const url = await places[kind]();
    const [store, other] = [await open(url), await open(url)];
    const versions = [await store.version()];
    const { id } = await other.create(support);
    versions.push(await store.version());
    await other.revoke(id);
    versions.push(await store.version());
    expect(new Set(versions).size).toBe(3);
    await store.noteUse(new Map([[id, new Date()]]));
    expect(await store.version()).toBe(versions.at(-1));
  });

  it('never replaces a later use by an earlier one', async () => {
    const url = await places[kind]();
    const [store, other] = [await open(url), await open(url)];
    const { id } = await store.create(support);
    const [early, late] = [new Date('2026-11-20T08:00:01Z'), new Date('2026-11-20T08:00:02Z')];
    await other.noteUse(new Map([[id, early]]));
    expect(await store.list()).toMatchObject([{ lastUsedAt: early }]);
    await other.noteUse(new Map([[id, late]]));
    await store.noteUse(
      new Map([
        [id, early],
        ['gone', early],
      ]),
    );
    expect(await store.list()).toMatchObject([{ lastUsedAt: late }]);
  });

  it('is made once by many that start at once', async () => {
    const url = await places[kind]();
    const stores = await Promise.all(Array.from({ length: 8 }, () => open(url)));
    const created = await Promise.all(stores.map((store) => store.create(support)));
    expect(await stores[0]?.list()).toHaveLength(created.length);
  });
});

describe('the key store in a file', () => {
  it('takes over the keys of an earlier version', async () => {
    const { url } = createKeysPlace();
    await (await openKeyStore({ url })).close();
    const path = url.replace('sqlite:', '');
    const key = generateApiKey();
    const database = new DatabaseSync(path);
    database.exec(`
      DROP TABLE keys;
      CREATE TABLE keys (id TEXT PRIMARY KEY, consumer TEXT NOT NULL, hash BLOB NOT NULL UNIQUE,
        created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT) STRICT;
      PRAGMA user_version = 0;`);
    database
      .prepare('INSERT INTO keys VALUES (?, ?, ?, ?, NULL, NULL)')
      .run(randomUUID(), 'support', hashApiKey(key), '2026-01-01T00:00:00.000Z');
    database.close();
    expect(await (await open(url)).list()).toMatchObject([{ ...support, hash: hashApiKey(key) }]);
    expect(await (await open(url)).list()).toHaveLength(1);
  });

  it('refuses what a later version has written', async () => {
    const { url } = createKeysPlace();
    await (await openKeyStore({ url })).close();
    const database = new DatabaseSync(url.replace('sqlite:', ''));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(openKeyStore({ url })).rejects.toThrow(/cannot be opened.*\(a later version/);
  });

  it("is its owner's alone", async () => {
    const { url } = createKeysPlace();
    await (await open(url)).create(support);
    for (const suffix of ['', '-wal'])
      expect(statSync(`${url.replace('sqlite:', '')}${suffix}`).mode & 0o777).toBe(0o600);
  });

  it('waits for nobody to write down a use, and goes on after', async () => {
    const { url } = createKeysPlace();
    const store = await open(url);
    const { id } = await store.create(support);
    const uses = new Map([[id, new Date()]]);
    const other = new DatabaseSync(url.replace('sqlite:', ''));
    other.exec('BEGIN IMMEDIATE');
    await expect(store.noteUse(uses)).rejects.toThrow('locked');
    other.exec('COMMIT');
    other.close();
    await store.noteUse(uses);
    expect(await store.list()).toMatchObject([{ lastUsedAt: uses.get(id) }]);
  });

  it('fails once another file has taken its place, whose revocations it would miss', async () => {
    const [{ url }, { url: otherUrl }] = [createKeysPlace(), createKeysPlace()];
    const store = await open(url);
    await (await openKeyStore({ url: otherUrl })).close();
    renameSync(otherUrl.replace('sqlite:', ''), url.replace('sqlite:', ''));
    await expect(store.version()).rejects.toThrow('moved or replaced');
  });

  it.each(['keys.db', 'mysql://db/keys', 'sqlite:', 'sqlite::memory:', ''])(
    'refuses the URL "%s"',
    async (url) => {
      await expect(openKeyStore({ url })).rejects.toThrow(ConfigurationError);
      await expect(openKeyStore({ url })).rejects.toThrow(/^KEYS_URL should be "sqlite:" and a pa/);
    },
  );

  it("refuses a database that is somebody else's", async () => {
    const { url } = createKeysPlace();
    await (await openKeyStore({ url })).close();
    const database = new DatabaseSync(url.replace('sqlite:', ''));
    database.exec('DROP TABLE keys; CREATE TABLE keys (colour TEXT)');
    database.close();
    await expect(openKeyStore({ url })).rejects.toThrow(ConfigurationError);
  });

  it('refuses a place that cannot be opened', async () => {
    await expect(openKeyStore({ url: 'sqlite:/dev/null/keys.db' })).rejects.toThrow(
      /^KEYS_URL names a store that cannot be opened: sqlite:\/dev\/null\/keys.db$/,
    );
  });
});

describe('the key store in PostgreSQL', () => {
  it('needs no right to make tables where they are', async () => {
    const url = await postgres.createDatabase();
    const owner = await open(url);
    await owner.create(support);
    const user = `reader_${randomUUID().slice(0, 8)}`;
    await query(url, `CREATE USER ${user} PASSWORD 'secret'`);
    await query(url, `GRANT SELECT, UPDATE ON proxy_keys TO ${user}`);
    onTestFinished(async () => {
      await query(url, `DROP OWNED BY ${user}; DROP USER ${user}`);
    });
    const userUrl = new URL(url);
    [userUrl.username, userUrl.password] = [user, 'secret'];
    const store = await openKeyStore({ url: userUrl.href });
    expect(await store.list()).toHaveLength(1);
    await store.close();
  });

  it('notices what somebody does by hand', async () => {
    const url = await postgres.createDatabase();
    const store = await open(url);
    await store.create(support);
    const version = await store.version();
    await query(url, "UPDATE proxy_keys SET expires_at = '2026-01-01'");
    expect(await store.version()).not.toBe(version);
    await query(url, 'DELETE FROM proxy_keys');
    expect(await store.version()).toBe('');
  });

  it('leaves out a key whose role a later version has made', async () => {
    const url = await postgres.createDatabase();
    const store = await open(url);
    await store.create(support);
    await query(url, "UPDATE proxy_keys SET role = 'emperor'");
    expect(await store.list()).toEqual([]);
  });

  it.each([
    ['postgres://[', /^KEYS_URL is no URL/],
    ['postgres://user:canary-secret@127.0.0.1:1/keys', /^KEYS_URL names a PostgreSQL database/],
    ['postgresql://user:canary-secret@localhost:1/keys', /cannot be opened: .*ECONNREFUSED/],
  ])('refuses "%s" and tells no password', async (url, message) => {
    const failure = openKeyStore({ url });
    await expect(failure).rejects.toThrow(ConfigurationError);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.not.toThrow('canary-secret');
  });
});

describe('a dump of the store', () => {
  it.each(['sqlite', 'postgres'] as const)('(%s) authenticates nobody', async (kind) => {
    const url = await places[kind]();
    const store = await open(url);
    const made = await Promise.all(
      (['consumer', 'operator'] as const).map((role) => store.create({ role, name: 'support' })),
    );
    const rows =
      kind === 'postgres'
        ? await query(url, 'SELECT * FROM proxy_keys')
        : new DatabaseSync(url.replace('sqlite:', '')).prepare('SELECT * FROM keys').all();
    expect(rows).toHaveLength(2);
    const hashes = made.map(({ key }) => hashApiKey(key).toString('hex'));
    for (const value of rows.flatMap((row) => Object.values(row)))
      for (const text of toTexts(value)) {
        for (const { key } of made) expect(text).not.toContain(key.slice(4, 54));
        expect(hashes).not.toContain(hashApiKey(text).toString('hex'));
        expect(hashes).not.toContain(hashApiKey(`nxp_${text}`).toString('hex'));
        expect(hashes).not.toContain(hashApiKey(`nxa_${text}`).toString('hex'));
      }
  });

  /** A column as it is and in every encoding that somebody might try it in. */
  function toTexts(value: unknown): string[] {
    if (!(value instanceof Uint8Array)) return [String(value)];
    const bytes = Buffer.from(value);
    const encodings = ['hex', 'base64', 'base64url', 'latin1', 'utf8'] as const;
    const number = BigInt(`0x${bytes.toString('hex')}`).toString(36);
    return [number, number.padStart(50, '0'), ...encodings.map((name) => bytes.toString(name))];
  }
});
