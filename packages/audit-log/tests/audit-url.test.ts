import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { parseAuditUrl } from '../src/audit-url.ts';
import { AuditUrlError, openAuditLog, openAuditReader } from '../src/index.ts';

describe('parseAuditUrl', () => {
  it.each([
    { url: 'sqlite:./data/audit.db', path: resolve('data/audit.db') },
    { url: 'sqlite:data/audit.db', path: resolve('data/audit.db') },
    { url: 'sqlite:/var/lib/audit.db', path: '/var/lib/audit.db' },
    { url: 'sqlite:///var/lib/audit.db', path: '/var/lib/audit.db' },
    { url: 'SQLite:a b.db', path: resolve('a b.db') },
  ])('reads $url', ({ url, path }) => {
    expect(parseAuditUrl(url)).toEqual({ kind: 'sqlite', path });
  });

  it.each([
    { url: '', says: 'has no scheme' },
    { url: './data/audit.db', says: 'has no scheme' },
    { url: 'sqlite:', says: 'has no path' },
    { url: 'sqlite::memory:', says: 'must name a file' },
    { url: 'sqlite:a\0b', says: 'must name a file' },
    { url: 'sqlite://data/audit.db', says: 'two slashes too many' },
    { url: 'mysql://host/audit', says: 'unknown scheme "mysql:"' },
  ])('refuses "$url" and says what it should be', ({ url, says }) => {
    const parse = (): unknown => parseAuditUrl(url);
    expect(parse).toThrow(AuditUrlError);
    expect(parse).toThrow(says);
    expect(parse).toThrow('it should be sqlite:<path>');
    expect(parse).toThrow('AUDIT_URL');
  });

  it('never repeats what may be a secret', () => {
    expect(() => parseAuditUrl('mysql://audit:hunter2@host/audit')).not.toThrow('hunter2');
  });

  it('guards both ways into a log', async () => {
    await expect(openAuditLog({ url: 'nowhere' })).rejects.toThrow(AuditUrlError);
    expect(() => openAuditReader({ url: 'nowhere' })).toThrow(AuditUrlError);
  });
});
