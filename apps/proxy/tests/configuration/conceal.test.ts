import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { conceal } from '../../src/configuration/conceal.ts';
import { readEnvironment } from '../../src/configuration/read-environment.ts';
import { takeEnvironment } from '../../src/configuration/take-environment.ts';

const canary = 'canary-4711';

describe('conceal', () => {
  const value = conceal({ name: 'x', secret: canary }, ['name']);

  it('shows what is named alone, at whatever depth', () => {
    expect(inspect({ deep: [value] }, { depth: 9 })).toBe("{ deep: [ { name: 'x' } ] }");
    expect(JSON.stringify({ value })).toBe('{"value":{"name":"x"}}');
  });

  it('changes nothing of what is read', () => {
    expect(value.secret).toBe(canary);
    expect(value).toEqual({ name: 'x', secret: canary });
  });
});

describe('settings', () => {
  it.each([
    ['a user', { NEXUDUS_USERNAME: canary, NEXUDUS_PASSWORD: canary, NEXUDUS_TOTP: canary }],
    ['a token', { NEXUDUS_ACCESS_TOKEN: canary }],
  ])('with %s hold secrets that no dump shows', (_, credentials) => {
    const url = `postgres://user:${canary}@db/proxy`;
    const settings = readEnvironment({
      ...{ AUDIT_URL: url, KEYS_URL: url, STATE_URL: url, ...credentials },
    });
    expect(settings.auditUrl).toContain(canary);
    for (const dump of [
      inspect({ settings }, { depth: 9 }),
      inspect(settings.credentials, { showHidden: true }),
      inspect(new Error('failed', { cause: settings })),
      JSON.stringify({ settings, credentials: settings.credentials }),
    ])
      expect(dump).not.toContain(canary);
  });
});

describe('takeEnvironment', () => {
  it('leaves no secret behind, and all else', () => {
    const names = ['NEXUDUS_PASSWORD', 'NEXUDUS_TOTP_SECRET', 'NEXUDUS_ACCESS_TOKEN', 'STATE_URL'];
    const original = { ...Object.fromEntries(names.map((name) => [name, canary])), HOST: '::1' };
    const before = { ...original };
    expect(takeEnvironment(original)).toEqual(before);
    expect(original).toEqual({ HOST: '::1' });
  });
});
