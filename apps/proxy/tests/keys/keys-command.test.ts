import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, openKeyStore } from '../../src/index.ts';
import { isApiKey } from '../../src/keys/api-key.ts';
import { runKeysCommand, UsageError } from '../../src/keys/keys-command.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createKeysPlace } from '../fixtures/temporary-keys.ts';

function setUp() {
  const { url } = createKeysPlace();
  const clock = createManualClock();
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    await runKeysCommand(args, { keysUrl: url, clock: clock.now, print });
    return lines.join('\n').split('\n');
  };
  return { url, clock, run };
}

async function withStore<Value>(
  url: string,
  work: (store: Awaited<ReturnType<typeof openKeyStore>>) => Promise<Value>,
): Promise<Value> {
  const store = await openKeyStore({ url });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const readKeys = (url: string) => withStore(url, (store) => store.list());

describe('create', () => {
  it.each([
    ['consumer', ['--consumer', 'support'], { role: 'consumer', name: 'support' }],
    ['administration', ['--role', 'operator', '--name', 'alice'], { role: 'operator' }],
    ['administration', ['--role', 'auditor', '--name', 'bob'], { role: 'auditor', name: 'bob' }],
  ] as const)('prints a new %s key alone on the last line', async (kind, args, stored) => {
    const { run, url } = setUp();
    const lines = await run('create', ...args);
    expect(isApiKey(lines.at(-1) ?? '', kind)).toBe(true);
    const [key] = await readKeys(url);
    expect(lines.slice(0, -1).join('\n')).toContain(key?.id);
    expect(key).toMatchObject(stored);
  });

  it.each([
    ['90d', '2027-02-18T08:00:00.000Z'],
    ['12h', '2026-11-20T20:00:00.000Z'],
    ['30m', '2026-11-20T08:30:00.000Z'],
  ])('counts %s from now', async (duration, expiresAt) => {
    const { run, url } = setUp();
    const lines = await run('create', '--consumer', 'support', '--expires', duration);
    expect(lines[0]).toContain(expiresAt);
    expect(await readKeys(url)).toMatchObject([{ expiresAt: new Date(expiresAt) }]);
  });
});

describe('list', () => {
  it('shows each key with its state, and never the key', async () => {
    const { run, clock } = setUp();
    const keys: (string | undefined)[] = [];
    for (const name of ['alpha', 'beta', 'gamma']) {
      const expires = name === 'beta' ? ['--expires', '1m'] : [];
      keys.push((await run('create', '--consumer', name, ...expires)).at(-1));
    }
    const rowOf = async (name: string) =>
      (await run('list')).find((line) => line.includes(name)) ?? '';
    await run('revoke', '--id', /[0-9a-f-]{36}/.exec(await rowOf('gamma'))?.[0] ?? '');
    clock.advance(60_000);
    expect(await rowOf('alpha')).toMatch(/consumer.*valid.*never.*never/);
    expect(await rowOf('beta')).toContain('expired');
    expect(await rowOf('gamma')).toContain('revoked');
    for (const key of keys) expect((await run('list')).join()).not.toContain(key);
  });

  it('shows the same to programs, with the last use', async () => {
    const { run, url } = setUp();
    await run('create', '--role', 'operator', '--name', 'alice', '--expires', '1h');
    const [key] = await readKeys(url);
    const id = key?.id ?? '';
    const usedAt = new Date('2026-11-20T08:00:07.000Z');
    await withStore(url, (store) => store.noteUse(new Map([[id, usedAt]])));
    expect(JSON.parse((await run('list', '--json')).join('\n'))).toEqual([
      {
        ...{ id, role: 'operator', name: 'alice', state: 'valid', revokedAt: null },
        ...{ createdAt: '2026-11-20T08:00:00.000Z', expiresAt: '2026-11-20T09:00:00.000Z' },
        lastUsedAt: usedAt.toISOString(),
      },
    ]);
  });

  it('is an empty list of an empty store', async () => {
    const { run } = setUp();
    expect(await run('list', '--json')).toEqual(['[]']);
  });
});

describe('revoke', () => {
  it('ends a key, once', async () => {
    const { run, url } = setUp();
    await run('create', '--consumer', 'support');
    const id = (await readKeys(url))[0]?.id ?? '';
    expect(await run('revoke', '--id', id)).toEqual([`Key ${id} is revoked.`]);
    expect((await readKeys(url))[0]?.revokedAt).toBeInstanceOf(Date);
    await expect(run('revoke', '--id', id)).rejects.toThrow(`No key in use has the id ${id}`);
  });
});

describe('a store that fails', () => {
  it('is told in one line', async () => {
    const { run, url } = setUp();
    await run('create', '--consumer', 'support');
    const database = new DatabaseSync(url.replace('sqlite:', ''));
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON keys BEGIN SELECT raise(ABORT, 'disk full'); END",
    );
    database.close();
    const failure = run('create', '--consumer', 'support');
    await expect(failure).rejects.toThrow(ConfigurationError);
    await expect(failure).rejects.toThrow('KEYS_URL names a store that fails: disk full');
  });
});

describe('arguments that do not fit', () => {
  it.each<[string[], RegExp]>([
    [[], /^Say create, list or revoke/],
    [['make'], /^Say create, list or revoke/],
    [['list', 'all'], /all/],
    [['list', '--all'], /--all/],
    [['list', '--consumer', 'support'], /--consumer/],
    [['create'], /^--consumer should name/],
    [['create', '--consumer', 'Support Team'], /^--consumer should name/],
    [['create', '--consumer', 'support', '--expires', '90'], /^--expires is "90"; it should be/],
    [['create', '--consumer', 'support', '--expires', '0d'], /^--expires is "0d"/],
    [['create', '--consumer', 'support', '--expires', '-1d'], /--expires/],
    [['create', '--role', 'admin', '--name', 'alice'], /^--role is "admin"; it should be operator/],
    [['create', '--role', 'consumer', '--name', 'crm'], /^--role is "consumer"/],
    [['create', '--role', 'operator'], /^--name should name/],
    [['create', '--name', 'alice'], /^--consumer should name/],
    [['create', '--consumer', 'crm', '--role', 'operator'], /^--consumer is for/],
    [['create', '--consumer', 'crm', '--consumer=support'], /^Give --consumer once/],
    [['revoke', '--id', 'one', '--id', 'two'], /^Give --id once/],
    [['revoke'], /^--id should be/],
    [['revoke', '--id', ''], /^--id should be/],
    [['revoke', '--id', 'none'], /^No key in use has the id none/],
  ])('%j name what is wrong', async (args, message) => {
    const { run } = setUp();
    await expect(run(...args)).rejects.toThrow(UsageError);
    await expect(run(...args)).rejects.toThrow(message);
  });

  it.each([[['--help']], [['create', '--help']], [['-h']]])('%j are explained', async (args) => {
    expect((await setUp().run(...args))[0]).toBe('Usage:');
  });
});
