import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/configuration/configuration-error.ts';
import { loadProxySecret, parseProxySecret } from '../../src/state/proxy-secret.ts';
import { readSqlitePath } from '../../src/state/state.ts';
import { toTemporaryStateUrl } from '../fixtures/temporary-state.ts';

const bytes = Buffer.from(Array.from({ length: 33 }, (_, index) => index * 7));

describe('parseProxySecret', () => {
  it.each(['hex', 'base64', 'base64url'] as const)('takes %s', (encoding) => {
    expect(parseProxySecret(` ${bytes.toString(encoding)}\n`)).toEqual(bytes);
  });

  it.each([
    '',
    'canary',
    'canary '.repeat(10),
    bytes.subarray(0, 31).toString('base64'),
    'ab'.repeat(31),
  ])('refuses %j without repeating it', (text) => {
    expect(() => parseProxySecret(text)).toThrow(ConfigurationError);
    expect(() => parseProxySecret(text)).toThrow(/^PROXY_SECRET should be at least 32/);
    expect(() => parseProxySecret(text)).not.toThrow(/canary/);
  });
});

describe('loadProxySecret', () => {
  it('prefers the one that is given', () => {
    expect(loadProxySecret(bytes, 'postgres://x')).toEqual({ secret: bytes, file: undefined });
  });

  it('makes one beside a store in a file, once and for its owner alone', () => {
    const url = toTemporaryStateUrl();
    const folder = dirname(readSqlitePath(url) ?? '');
    const made = loadProxySecret(undefined, url);
    expect(made.file).toBe(join(folder, 'state.secret'));
    expect(made.secret.byteLength).toBe(32);
    expect(statSync(made.file ?? '').mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['state.secret']);
    expect(loadProxySecret(undefined, url)).toEqual(made);
    expect(loadProxySecret(undefined, toTemporaryStateUrl()).secret).not.toEqual(made.secret);
  });

  it('does not replace a file that holds no secret', () => {
    const url = toTemporaryStateUrl();
    const folder = dirname(readSqlitePath(url) ?? '');
    mkdirSync(folder);
    writeFileSync(join(folder, 'state.secret'), 'canary');
    expect(() => loadProxySecret(undefined, url)).toThrow(/state\.secret should be at least 32/);
    expect(readFileSync(join(folder, 'state.secret'), 'utf8')).toBe('canary');
  });

  it('asks for one where the store is shared', () => {
    expect(() => loadProxySecret(undefined, 'postgres://x')).toThrow(/^PROXY_SECRET is not set/);
  });
});
