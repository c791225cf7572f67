import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  AuditSecretError,
  AuditUrlError,
  loadAuditSecret,
  openPseudonyms,
  parseAuditSecret,
} from '../../src/index.ts';
import { createPlace } from '../fixtures/temporary-log.ts';

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));

describe('parseAuditSecret', () => {
  it.each(['hex', 'base64', 'base64url'] as const)('takes %s', (encoding) => {
    expect(parseAuditSecret(` ${bytes.toString(encoding)}\r\n`)).toEqual(bytes);
    expect(parseAuditSecret(bytes.toString('hex').toUpperCase())).toEqual(bytes);
  });

  it.each([
    '',
    'canary',
    'canary '.repeat(10),
    'canary-canary-canary-canary-canary-canary=!',
    bytes.subarray(1).toString('hex'),
    bytes.subarray(1).toString('base64'),
    Buffer.concat([bytes, bytes]).toString('hex'),
    `${bytes.toString('base64')}=`,
  ])('refuses %j without repeating it', (text) => {
    expect(() => parseAuditSecret(text)).toThrow(AuditSecretError);
    expect(() => parseAuditSecret(text)).toThrow(/^AUDIT_SECRET should be 32 random bytes in hex/);
    expect(() => parseAuditSecret(text)).not.toThrow(/canary/);
  });
});

describe('loadAuditSecret', () => {
  it.each([bytes, bytes.toString('base64')])('prefers what is given', (secret) => {
    const { folder, url } = createPlace();
    const loaded = { secret: bytes, file: undefined, isNew: false };
    expect(loadAuditSecret({ secret, url })).toEqual(loaded);
    expect(loadAuditSecret({ secret, url: 'postgres://127.0.0.1/x' })).toEqual(loaded);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes one beside a log in a file, once and for its owner alone', () => {
    const { folder } = createPlace();
    const [path, url] = [join(folder, 'new'), `sqlite:${join(folder, 'new', 'audit.db')}`];
    const made = loadAuditSecret({ url });
    expect(made).toMatchObject({ file: join(path, 'audit.db-secret'), isNew: true });
    expect(made.secret.byteLength).toBe(32);
    expect(statSync(made.file ?? '').mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(readdirSync(path)).toEqual(['audit.db-secret']);
    expect(loadAuditSecret({ url })).toEqual({ ...made, isNew: false });
    expect(loadAuditSecret({ url: createPlace().url }).secret).not.toEqual(made.secret);
  });

  it('does not replace a file that holds no secret', () => {
    const { path, url } = createPlace();
    writeFileSync(`${path}-secret`, 'canary');
    expect(() => loadAuditSecret({ url })).toThrow(/audit\.db-secret should be 32 random bytes/);
    expect(readFileSync(`${path}-secret`, 'utf8')).toBe('canary');
  });

  it('does not hide that the secret is gone', async () => {
    const { path, url } = createPlace();
    await (await openPseudonyms({ url })).close();
    rmSync(`${path}-secret`);
    expect(() => loadAuditSecret({ url })).toThrow(AuditSecretError);
    expect(() => loadAuditSecret({ url })).toThrow(
      /is missing: set AUDIT_SECRET to it, or put .*-se/,
    );
    await expect(openPseudonyms({ url })).rejects.toThrow(AuditSecretError);
  });

  it('asks for one where the log is in PostgreSQL', () => {
    const load = () => loadAuditSecret({ url: 'postgres://user:canary@127.0.0.1/x' });
    expect(load).toThrow(AuditSecretError);
    expect(load).toThrow(/^AUDIT_SECRET is not set, and the audit log is in PostgreSQL/);
  });

  it('says where it cannot make one', () => {
    const { path, url } = createPlace();
    mkdirSync(`${path}-secret`);
    expect(() => loadAuditSecret({ url })).toThrow(
      /^AUDIT_SECRET is not set, and .*-secret, where/,
    );
    expect(() => loadAuditSecret({ url: 'mysql://x' })).toThrow(AuditUrlError);
  });
});
