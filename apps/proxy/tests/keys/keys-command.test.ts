import { describe, expect, it } from 'vitest';
import { openKeyStore } from '../../src/index.ts';
import { isApiKey } from '../../src/keys/api-key.ts';
import { runKeysCommand, UsageError } from '../../src/keys/keys-command.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createKeysPlace } from '../fixtures/temporary-keys.ts';

function setUp() {
  const { url } = createKeysPlace();
  const clock = createManualClock();
  const run = (...args: string[]) => {
    const lines: string[] = [];
    runKeysCommand(args, { keysUrl: url, clock: clock.now, print: (line) => lines.push(line) });
    return lines.join('\n').split('\n');
  };
  return { url, clock, run };
}

function readKeys(url: string) {
  const store = openKeyStore({ url });
  const keys = store.list();
  store.close();
  return keys;
}

describe('create', () => {
  it('prints the new key alone on the last line', () => {
    const { run, url } = setUp();
    const lines = run('create', '--consumer', 'support');
    expect(isApiKey(lines.at(-1) ?? '')).toBe(true);
    expect(lines.slice(0, -1).join('\n')).toContain(readKeys(url)[0]?.id);
  });

  it.each([
    ['90d', '2027-02-18T08:00:00.000Z'],
    ['12h', '2026-11-20T20:00:00.000Z'],
    ['30m', '2026-11-20T08:30:00.000Z'],
  ])('counts %s from now', (duration, expiresAt) => {
    const { run, url } = setUp();
    const lines = run('create', '--consumer', 'support', '--expires', duration);
    expect(lines[0]).toContain(expiresAt);
    expect(readKeys(url)).toMatchObject([{ expiresAt: new Date(expiresAt) }]);
  });
});

describe('list', () => {
  it('shows each key with its state, and never the key', () => {
    const { run, clock } = setUp();
    const keys = ['alpha', 'beta', 'gamma'].map((name) =>
      run('create', '--consumer', name, ...(name === 'beta' ? ['--expires', '1m'] : [])).at(-1),
    );
    const rowOf = (name: string) => run('list').find((line) => line.includes(name)) ?? '';
    run('revoke', '--id', /[0-9a-f-]{36}/.exec(rowOf('gamma'))?.[0] ?? '');
    clock.advance(60_000);
    expect(rowOf('alpha')).toMatch(/valid.*never/);
    expect(rowOf('beta')).toContain('expired');
    expect(rowOf('gamma')).toContain('revoked');
    for (const key of keys) expect(run('list').join()).not.toContain(key);
  });
});

describe('revoke', () => {
  it('ends a key, once', () => {
    const { run, url } = setUp();
    run('create', '--consumer', 'support');
    const id = readKeys(url)[0]?.id ?? '';
    expect(run('revoke', '--id', id)).toEqual([`Key ${id} is revoked.`]);
    expect(readKeys(url)[0]?.revokedAt).toBeInstanceOf(Date);
    expect(() => run('revoke', '--id', id)).toThrow(new RegExp(`No key in use has the id ${id}`));
  });
});

describe('arguments that do not fit', () => {
  it.each<[string[], RegExp]>([
    [[], /^Say create, list or revoke/],
    [['make'], /^Say create, list or revoke/],
    [['list', 'all'], /^"all" is too much/],
    [['list', '--all'], /--all/],
    [['create'], /^--consumer should name/],
    [['create', '--consumer', 'Support Team'], /^--consumer should name/],
    [['create', '--consumer', 'support', '--expires', '90'], /^--expires is "90"; it should be/],
    [['create', '--consumer', 'support', '--expires', '0d'], /^--expires is "0d"/],
    [['create', '--consumer', 'support', '--expires', '-1d'], /--expires/],
    [['revoke'], /^--id should be/],
    [['revoke', '--id', 'none'], /^No key in use has the id none/],
  ])('%j name what is wrong', (args, message) => {
    const { run } = setUp();
    expect(() => run(...args)).toThrow(UsageError);
    expect(() => run(...args)).toThrow(message);
  });

  it('are explained on request', () => {
    expect(setUp().run('--help')[0]).toBe('Usage:');
  });
});
