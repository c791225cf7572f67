import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/configuration/configuration-error.ts';
import { openState, readSqlitePath } from '../../src/state/state.ts';
import { StateUnavailableError } from '../../src/state/state-unavailable-error.ts';
import { createGate } from '../fixtures/gate.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';
import {
  openTemporaryState,
  stateSecret,
  toTemporaryStateUrl,
} from '../fixtures/temporary-state.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

const stores: [string, () => Promise<string>][] = [
  ['SQLite', () => Promise.resolve(toTemporaryStateUrl())],
  ['PostgreSQL', () => postgres.createDatabase()],
];

describe.each(stores)('state in %s', (_, createStore) => {
  it('gives back what was written, to whoever opens it with the same secret', async () => {
    const url = await createStore();
    const first = await openTemporaryState(url);
    await first.writeShared('token', 'old');
    await first.writeShared('token', 'näw');
    await first.collection('a').add(new Map([['name', 'text']]));
    const second = await openTemporaryState(url);
    expect(await second.readShared('token')).toBe('näw');
    expect(await second.readShared('other')).toBeUndefined();
    expect([...(await second.collection('a').read(['name', 'none'])).keys()]).toEqual(['name']);
    expect((await second.collection('b').read(['name'])).size).toBe(0);
    expect(second.deriveKey('use')).toEqual(first.deriveKey('use'));
    expect(second.deriveKey('use')).not.toEqual(first.deriveKey('other use'));
  });

  it('adds only what is absent, and says what that was', async () => {
    const state = await openTemporaryState(await createStore());
    const texts = state.collection('a');
    expect(await texts.add(new Map([['1', 'one']]))).toEqual(new Set(['1']));
    const more = new Map([
      ['2', 'two'],
      ['1', 'other'],
    ]);
    expect(await texts.add(more)).toEqual(new Set(['2']));
    const stored = await texts.read(['1', '2']);
    expect([stored.get('1')?.text, stored.get('2')?.text]).toEqual(['one', 'two']);
  });

  it('removes what was neither written nor touched since', async () => {
    const clock = createManualClock();
    const texts = (await openTemporaryState(await createStore(), clock.now)).collection('a');
    await texts.add(new Map(['kept', 'lost'].map((name) => [name, name])));
    clock.advance(1_000);
    await texts.touch(['kept']);
    expect((await texts.read(['kept'])).get('kept')?.writtenAt).toEqual(clock.now());
    await texts.removeOlder(clock.now());
    expect([...(await texts.read(['kept', 'lost'])).keys()]).toEqual(['kept']);
  });

  it('lets one holder of a lock run at a time', async () => {
    const state = await openTemporaryState(await createStore());
    const order: string[] = [];
    const gate = createGate();
    const entered = createGate();
    const first = state.withLock('one', async () => {
      order.push('first begins');
      entered.open();
      await gate.opened;
      order.push('first ends');
    });
    await entered.opened;
    const second = state.withLock('one', () => Promise.resolve(order.push('second')));
    await state.withLock('other', () => Promise.resolve(order.push('other')));
    gate.open();
    await Promise.all([first, second]);
    expect(order.filter((step) => step !== 'other')).toEqual([
      'first begins',
      'first ends',
      'second',
    ]);
    expect(order.indexOf('other')).toBeLessThan(order.indexOf('first ends'));
  });

  it('gives up waiting for a lock, and releases it when its holder fails', async () => {
    const state = await openTemporaryState(await createStore());
    const gate = createGate();
    const entered = createGate();
    const first = state.withLock('one', async () => {
      entered.open();
      await gate.opened;
      throw new Error('holder failed');
    });
    await entered.opened;
    await expect(
      state.withLock('one', () => Promise.resolve(), { waitTimeoutMs: 1 }),
    ).rejects.toThrow(StateUnavailableError);
    gate.open();
    await expect(first).rejects.toThrow('holder failed');
    expect(await state.withLock('one', () => Promise.resolve('next'))).toBe('next');
  });

  it('passes a lock on when its holder takes too long', async () => {
    const state = await openTemporaryState(await createStore());
    const gate = createGate();
    const entered = createGate();
    const first = state.withLock(
      'one',
      async () => {
        entered.open();
        await gate.opened;
        return 'late';
      },
      { holdTimeoutMs: 1 },
    );
    await entered.opened;
    expect(await state.withLock('one', () => Promise.resolve('next'))).toBe('next');
    gate.open();
    expect(await first).toBe('late');
  });

  it('is opened with no other secret', async () => {
    const url = await createStore();
    await openTemporaryState(url);
    const opened = openState({ url, secret: Buffer.alloc(32, 'x') });
    await expect(opened).rejects.toThrow(ConfigurationError);
    await expect(opened).rejects.toThrow(/^PROXY_SECRET is not the one/);
    await openTemporaryState(url); // the attempt changed nothing
  });

  it('is opened by several at once', async () => {
    const url = await createStore();
    const states = await Promise.all(Array.from({ length: 12 }, () => openTemporaryState(url)));
    const added = await Promise.all(
      states.map((state, index) =>
        state.collection('a').add(new Map([3, 1, 2].map((name) => [String(name), `${index}`]))),
      ),
    );
    expect(added.flatMap((names) => [...names]).toSorted()).toEqual(['1', '2', '3']);
  });

  it('says nothing without the secret', async () => {
    const url = await createStore();
    const state = await openState({ url, secret: stateSecret });
    await state.writeShared('canary-name', 'canary-text');
    await state.collection('a').add(new Map([['canary-name', 'canary-text']]));
    const dump = await dumpStore(url);
    expect(dump.length).toBeGreaterThan(100);
    for (const encoding of ['utf8', 'hex', 'base64'] as const)
      expect(dump).not.toContain(Buffer.from('canary').toString(encoding));
    await state.close();
  });

  it('rejects when the store is gone', async () => {
    const state = await openState({ url: await createStore(), secret: stateSecret });
    await state.close();
    await expect(state.readShared('a')).rejects.toThrow(StateUnavailableError);
    await expect(state.writeShared('a', 'b')).rejects.toThrow(StateUnavailableError);
  });
});

describe('state in a file', () => {
  it('belongs to its owner alone', async () => {
    const url = toTemporaryStateUrl();
    await (await openTemporaryState(url)).writeShared('a', 'b');
    const path = readSqlitePath(url) ?? '';
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    const files = readdirSync(dirname(path));
    expect(files).toContain('state.db-wal');
    for (const file of files) expect(statSync(join(dirname(path), file)).mode & 0o777).toBe(0o600);
  });
});

describe('state in PostgreSQL', () => {
  it('opens nothing that was altered in the store, nor moved to another name', async () => {
    const url = await postgres.createDatabase();
    const state = await openTemporaryState(url);
    await state.writeShared('one', 'text one');
    await state.writeShared('two', 'text two');
    await run(
      url,
      `UPDATE proxy_state SET sealed = (SELECT sealed FROM proxy_state AS other
         WHERE other.kind = 'shared' AND other.key <> proxy_state.key) WHERE kind = 'shared'`,
    );
    await expect(state.readShared('one')).rejects.toThrow(StateUnavailableError);
  });
});

describe('state in PostgreSQL that was restarted', () => {
  it('is there again', async () => {
    const url = await postgres.createDatabase();
    const state = await openTemporaryState(url);
    await state.writeShared('a', 'b');
    await run(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect.poll(() => state.readShared('a').catch(() => 'unavailable')).toBe('b');
  });
});

describe('openState', () => {
  it.each<[string, RegExp]>([
    ['mysql://x', /^STATE_URL should be "sqlite:" and a path/],
    ['sqlite:', /^STATE_URL should be/],
    ['sqlite:/dev/null/state.db', /^STATE_URL names a file \(\/dev\/null\/state.db\) that cannot/],
    ['postgres://user:canary@127.0.0.1:1/x', /^STATE_URL names a PostgreSQL database that cannot/],
  ])('refuses %s in one line without its password', async (url, message) => {
    const opened = openState({ url, secret: stateSecret });
    await expect(opened).rejects.toThrow(ConfigurationError);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.not.toThrow(/canary|\n/);
  });
});

async function dumpStore(url: string): Promise<string> {
  const path = readSqlitePath(url);
  if (path === undefined)
    return JSON.stringify(
      await run(
        url,
        "SELECT kind, encode(key, 'escape') AS key, encode(sealed, 'escape') AS sealed FROM proxy_state",
      ),
    );
  return [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}
