import { existsSync, statSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readPragma } from '../../src/sqlite/database-schema.ts';
import { createPrivateFile } from '../../src/sqlite/private-file.ts';
import { closeWriterConnection, openWriterConnection } from '../../src/sqlite/writer-connection.ts';
import { createPlace, tamper } from '../fixtures/temporary-log.ts';

describe('openWriterConnection', () => {
  it('flushes the write-ahead log at each commit', () => {
    const { path } = createPlace();
    createPrivateFile(path);
    const database = openWriterConnection({ path, busyTimeoutMs: 100 });
    const full = 2;
    expect(readPragma(database, 'journal_mode')).toBe('wal');
    expect(readPragma(database, 'synchronous')).toBe(full);
    expect(readPragma(database, 'fullfsync')).toBe(1);
    expect(readPragma(database, 'checkpoint_fullfsync')).toBe(1);
    expect(readPragma(database, 'busy_timeout')).toBe(100);
    closeWriterConnection(database);
  });

  it('writes anew what an earlier connection left in the write-ahead log', () => {
    const { path } = createPlace();
    const dying = openWriterConnection({ path, busyTimeoutMs: 100 });
    dying.exec('CREATE TABLE kept (value TEXT)');
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    const next = openWriterConnection({ path, busyTimeoutMs: 100 });
    expect(statSync(`${path}-wal`).size).toBe(0);
    closeWriterConnection(next);
    closeWriterConnection(dying);
  });

  it('needs a write-ahead log', () => {
    const { path } = createPlace();
    tamper(path, 'CREATE TABLE busy (value TEXT)');
    tamper(path, 'PRAGMA journal_mode = DELETE');
    const database = openWriterConnection({ path, busyTimeoutMs: 100 });
    expect(readPragma(database, 'journal_mode')).toBe('wal');
    closeWriterConnection(database);
    // A database in memory has none, just as one on a file system without shared memory.
    expect(() => openWriterConnection({ path: ':memory:', busyTimeoutMs: 100 })).toThrow(
      expect.objectContaining({ code: 'unwritable' }),
    );
  });
});

describe('closeWriterConnection', () => {
  it('leaves no write-ahead log behind, and nothing half done', () => {
    const { path } = createPlace();
    const database = openWriterConnection({ path, busyTimeoutMs: 100 });
    database.exec('BEGIN; CREATE TABLE half (value TEXT)');
    closeWriterConnection(database);
    expect(existsSync(`${path}-wal`)).toBe(false);
    const next = openWriterConnection({ path, busyTimeoutMs: 100 });
    expect(next.prepare('SELECT * FROM sqlite_schema').all()).toEqual([]);
    closeWriterConnection(next);
  });
});
