import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openKeyStore } from '../../src/index.ts';
import { generateApiKey, type KeyKind } from '../../src/keys/api-key.ts';
import { followKeyStore } from '../../src/keys/key-directory.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';
import { startRelay } from '../fixtures/relay.ts';
import { createKeysPlace } from '../fixtures/temporary-keys.ts';

const support = { role: 'consumer', name: 'support' } as const;
const never = 3_600_000;

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres[Symbol.asyncDispose]();
});

async function open(url: string) {
  const store = await openKeyStore({ url });
  onTestFinished(() => store.close());
  return store;
}

/** A directory that looks when it is told to, and a second store in the place of another process. */
async function setUp(url = createKeysPlace().url) {
  const clock = createManualClock();
  const [store, other] = [await open(url), await open(url)];
  let looks = 0;
  let reads = 0;
  let isBroken = false;
  const watched: KeyStore = {
    ...store,
    version: () => {
      looks += 1;
      return isBroken ? Promise.reject(new Error('down')) : store.version();
    },
    list: () => {
      reads += 1;
      return store.list();
    },
  };
  const directory = await followKeyStore({
    store: watched,
    clock: clock.now,
    elapsedMs: () => clock.now().getTime(),
    ...{ intervalMs: never, useIntervalMs: never },
  });
  onTestFinished(() => directory.stop());
  return {
    ...{ directory, clock, other, countLooks: () => looks, countReads: () => reads },
    find: (key: string, kind: KeyKind = 'consumer') => directory.find(key, kind),
    setBroken: (broken: boolean) => {
      isBroken = broken;
    },
  };
}

describe('find', () => {
  it('tells whose key it is, also one that was made a moment ago', async () => {
    const { find, other } = await setUp();
    const { id: keyId, key } = await other.create(support);
    expect(await find(key)).toEqual({ kind: 'valid', keyId, ...support });
    expect(await find(generateApiKey())).toEqual({ kind: 'unknown' });
    expect(await find(key.slice(0, -1))).toEqual({ kind: 'unknown' });
  });

  it('takes no key of one port on the other', async () => {
    const { find, other } = await setUp();
    const consumer = await other.create(support);
    const operator = await other.create({ role: 'operator', name: 'alice' });
    expect((await find(operator.key, 'administration')).kind).toBe('valid');
    expect(await find(operator.key, 'consumer')).toEqual({ kind: 'unknown' });
    expect(await find(consumer.key, 'administration')).toEqual({ kind: 'unknown' });
  });

  it('takes a key for nobody whose hash somebody has given another role', async () => {
    const { url } = createKeysPlace();
    const { find, other } = await setUp(url);
    const { key } = await other.create(support);
    const database = new DatabaseSync(url.replace('sqlite:', ''));
    database.exec("UPDATE keys SET role = 'operator'");
    database.close();
    expect(await find(key, 'consumer')).toEqual({ kind: 'unknown' });
    expect(await find(key, 'administration')).toEqual({ kind: 'unknown' });
  });

  it('ends a key at the very moment it expires', async () => {
    const { find, clock, other } = await setUp();
    const { key } = await other.create(support, new Date(clock.now().getTime() + 500));
    expect((await find(key)).kind).toBe('valid');
    clock.advance(499);
    expect((await find(key)).kind).toBe('valid');
    clock.advance(1);
    expect((await find(key)).kind).toBe('expired');
  });

  it('answers from memory, and reads the keys only when they have changed', async () => {
    const { find, directory, other, countReads } = await setUp();
    const { key } = await other.create(support);
    await find(key);
    for (let round = 1; round <= 3; round += 1) {
      await find(key);
      await directory.refresh();
    }
    expect(countReads()).toBe(2);
  });

  it('looks at the store once for all who bring an unknown key at a time', async () => {
    const { find, countLooks } = await setUp();
    const finds = Array.from({ length: 50 }, () => find(generateApiKey()));
    expect(new Set((await Promise.all(finds)).map(({ kind }) => kind))).toEqual(
      new Set(['unknown']),
    );
    expect(countLooks()).toBe(2);
  });
});

describe('a revoked key', () => {
  it('opens nothing after the next look', async () => {
    const { find, directory, other } = await setUp();
    const { id: keyId, key } = await other.create(support);
    expect((await find(key)).kind).toBe('valid');
    await other.revoke(keyId);
    await directory.refresh();
    expect(await find(key)).toEqual({ kind: 'revoked', keyId, ...support });
  });

  it('opens nothing 4 seconds after the last good look, for no key does', async () => {
    const { find, directory, clock, other, setBroken } = await setUp();
    const { key } = await other.create(support);
    expect((await find(key)).kind).toBe('valid');
    setBroken(true);
    await expect(directory.refresh()).rejects.toThrow('down');
    clock.advance(3_999);
    expect((await find(key)).kind).toBe('valid');
    expect(directory.fault).toBeUndefined();
    clock.advance(1);
    expect((await find(key)).kind).toBe('unavailable');
    expect((await find(generateApiKey())).kind).toBe('unavailable');
    expect(directory.fault).toContain('KEYS_URL');
    setBroken(false);
    await directory.refresh();
    expect((await find(key)).kind).toBe('valid');
  });

  it.each(['sqlite', 'postgres'] as const)('(%s) is noticed without being asked', async (kind) => {
    const url = kind === 'sqlite' ? createKeysPlace().url : await postgres.createDatabase();
    const [store, other] = [await open(url), await open(url)];
    const { id, key } = await other.create(support);
    const directory = await followKeyStore({ store, clock: () => new Date(), intervalMs: 10 });
    onTestFinished(() => directory.stop());
    expect((await directory.find(key, 'consumer')).kind).toBe('valid');
    await other.revoke(id);
    await vi.waitFor(async () => {
      expect((await directory.find(key, 'consumer')).kind).toBe('revoked');
    });
  });
});

describe('a store that fails', () => {
  it.each(['refusing', 'silent'] as const)('(%s) is found again by itself', async (state) => {
    const url = await postgres.createDatabase();
    await using relay = await startRelay(url);
    const store = await openKeyStore({ url: relay.url });
    const { key } = await store.create(support);
    let elapsedMs = 0;
    const directory = await followKeyStore({
      ...{ store, clock: () => new Date(), elapsedMs: () => elapsedMs, intervalMs: 10 },
    });
    const kind = async () => (await directory.find(key, 'consumer')).kind;
    expect(await kind()).toBe('valid');
    relay.set(state);
    await vi.waitFor(() => expect(directory.refresh()).rejects.toThrow(), { timeout: 10_000 });
    elapsedMs += 4_000;
    expect(await kind()).toBe('unavailable');
    relay.set('open');
    await vi.waitFor(
      async () => {
        expect(await kind()).toBe('valid');
      },
      { timeout: 10_000 },
    );
    await directory.stop();
    await store.close();
  });
});

describe('the last use of a key', () => {
  it('is written down at the end, as late as it was', async () => {
    const { find, directory, clock, other } = await setUp();
    const [used, unused] = [await other.create(support), await other.create(support)];
    await find(used.key);
    clock.advance(1_000);
    await find(used.key);
    const atLast = clock.now();
    const readUses = async () =>
      new Map((await other.list()).map(({ id, lastUsedAt }) => [id, lastUsedAt]));
    expect((await readUses()).get(used.id)).toBeUndefined();
    await directory.stop();
    expect((await readUses()).get(used.id)).toEqual(atLast);
    expect((await readUses()).get(unused.id)).toBeUndefined();
  });

  it('is written down while the proxy runs', async () => {
    const store = await open(createKeysPlace().url);
    const { key } = await store.create(support);
    const directory = await followKeyStore({ store, clock: () => new Date(), useIntervalMs: 10 });
    onTestFinished(() => directory.stop());
    await directory.find(key, 'consumer');
    await vi.waitFor(async () => {
      expect((await store.list())[0]?.lastUsedAt).toBeInstanceOf(Date);
    });
  });
});
