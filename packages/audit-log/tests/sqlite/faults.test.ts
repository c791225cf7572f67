import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it, onTestFinished } from 'vitest';

import { openAuditLog, openAuditReader } from '../../src/index.ts';
import type { AuditLog } from '../../src/index.ts';
import {
  appendMany,
  createPlace,
  openLog,
  tamper,
  toRecord,
  writeBatches,
} from '../fixtures/temporary-log.ts';

// Permissions do not bind the superuser.
const mayWriteAnything = process.getuid?.() === 0;

async function expectRefusal(log: AuditLog, code: unknown): Promise<void> {
  await expect(log.append(toRecord())).rejects.toMatchObject({
    name: 'AuditUnavailableError',
    code: 'write-failed',
    cause: { name: 'AuditStoreError', code },
  });
  expect(log.healthy).toBe(false);
  await expect(log.probe()).rejects.toMatchObject({ name: 'AuditUnavailableError' });
}

async function expectRecovery(log: AuditLog, url: string): Promise<void> {
  await log.probe();
  expect(log.healthy).toBe(true);
  await log.append(toRecord({ requestId: 'after' }));
  await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ isIntact: true });
}

describe('a running log', () => {
  it('refuses while its file is moved away, and goes on when it is back', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    renameSync(path, `${path}.away`);
    await expectRefusal(log, 'displaced');
    renameSync(`${path}.away`, path);
    await expectRecovery(log, url);
  });

  it('never begins a new log in the place of a deleted one', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    rmSync(path);
    await expectRefusal(log, 'displaced');
    await expectRefusal(log, 'displaced');
    writeFileSync(path, '');
    // The file system may give the new file the number of the old one.
    await expectRefusal(log, expect.stringMatching(/^(displaced|foreign)$/));
  });

  it.each(['-wal', '-shm', '-writer'])(
    'refuses once after its file %s was deleted, and loses nothing',
    async (suffix) => {
      const { url, path } = createPlace();
      const log = await openLog({ url });
      await log.append(toRecord());
      rmSync(`${path}${suffix}`);
      await expect(log.append(toRecord())).rejects.toMatchObject({ cause: { code: 'displaced' } });
      expect(log.healthy).toBe(false);
      await expectRecovery(log, url);
    },
  );

  it('refuses an older copy of itself, which lacks acknowledged entries', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3);
    copyFileSync(path, `${path}.backup`);
    const log = await openLog({ url });
    await log.append(toRecord());
    renameSync(path, `${path}.latest`);
    copyFileSync(`${path}.backup`, path);
    await expectRefusal(log, 'displaced');
    renameSync(`${path}.latest`, path);
    await expectRecovery(log, url);
  });

  it('refuses another log in its place, and leaves that one as it was', async () => {
    const { url, path } = createPlace();
    const other = createPlace();
    await writeBatches(other.url, 5);
    const before = await openAuditReader({ url: other.url }).verify();
    const log = await openLog({ url });
    await log.append(toRecord());
    renameSync(other.path, path);
    await expectRefusal(log, 'displaced');
    await log.close();
    await expect(openAuditReader({ url }).verify()).resolves.toEqual(before);
  });

  it('leaves a file that was moved away complete', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await Promise.all(appendMany(log, 20));
    renameSync(path, `${path}.away`);
    await expectRefusal(log, 'displaced');
    const report = await openAuditReader({ url: `${url}.away` }).verify();
    expect(report.isIntact && report.entryCount).toBeGreaterThanOrEqual(20);
  });

  it('refuses once it was wound back under it, however consistently', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    const intruder = new DatabaseSync(path);
    const [before] = intruder.prepare('SELECT size, frontier FROM log').all();
    await log.append(toRecord());
    intruder.exec('DELETE FROM entries WHERE sequence = 2; DELETE FROM tree_heads WHERE size = 2');
    intruder.prepare('UPDATE log SET size = :size, frontier = :frontier').run({ ...before });
    intruder.close();
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ isIntact: true });
    await expectRefusal(log, 'inconsistent');
  });

  it('refuses once its tail was cut off under it', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    await log.append(toRecord());
    tamper(path, 'DELETE FROM entries WHERE sequence = 2');
    await expectRefusal(log, 'inconsistent');
  });

  it('refuses within its deadline while another process locks the database', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url, appendTimeoutMs: 1000 });
    await log.append(toRecord());
    const intruder = new DatabaseSync(path);
    onTestFinished(() => {
      intruder.close();
    });
    intruder.exec('BEGIN IMMEDIATE');
    const start = performance.now();
    await expect(log.append(toRecord())).rejects.toMatchObject({ name: 'AuditUnavailableError' });
    expect(performance.now() - start).toBeLessThan(3000);
    expect(log.healthy).toBe(false);
    intruder.exec('ROLLBACK');
    await expectRecovery(log, url);
  });

  it('waits out a short lock', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    const intruder = new DatabaseSync(path);
    intruder.exec('BEGIN IMMEDIATE');
    const appended = log.append(toRecord());
    // Long enough for the writer to run into the lock, much shorter than it is ready to wait.
    setTimeout(() => {
      intruder.close();
    }, 50);
    await expect(appended).resolves.toMatchObject({ sequence: 1 });
    expect(log.healthy).toBe(true);
  });
});

describe('opening', () => {
  it('refuses a database of somebody else', async () => {
    const { url, path } = createPlace();
    tamper(path, 'CREATE TABLE bills (amount INTEGER)');
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'foreign' });
    expect(() => openAuditReader({ url })).toThrow('is a database, but not an audit log');
  });

  it('refuses a file that is no database', async () => {
    const { url, path } = createPlace();
    writeFileSync(
      path,
      'something else altogether, and long enough to look like a header'.repeat(9),
    );
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'foreign' });
    expect(() => openAuditReader({ url })).toThrow('not even a database');
  });

  it('refuses a log of a newer format', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 1);
    tamper(path, 'PRAGMA user_version = 4');
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'newer' });
    expect(() => openAuditReader({ url })).toThrow(
      'format 4, this version knows the formats up to 3',
    );
  });

  it('refuses a log whose end was tampered with', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3);
    tamper(path, 'DELETE FROM entries WHERE sequence = 3');
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'inconsistent' });
  });

  it('refuses a folder in the place of the file', async () => {
    const { url, path } = createPlace();
    mkdirSync(path);
    await expect(openAuditLog({ url })).rejects.toMatchObject({
      code: 'unwritable',
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'refuses a place that has no room for files',
    async () => {
      // Making folders there, one within the other, used to go on for ever.
      await expect(openAuditLog({ url: 'sqlite:/proc/new/deep/audit.db' })).rejects.toMatchObject({
        ...{ code: 'unwritable', message: expect.not.stringContaining('\n') as string },
      });
    },
  );

  it('finishes what a process left that died while it made the file', async () => {
    const { url, path } = createPlace();
    tamper(path, 'PRAGMA journal_mode = WAL');
    expect(() => openAuditReader({ url })).toThrow('no audit log was begun in it');
    const log = await openLog({ url });
    await expect(log.append(toRecord())).resolves.toMatchObject({ sequence: 1 });
  });

  it.skipIf(mayWriteAnything)('says that a read-only file cannot be written to', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 1);
    chmodSync(path, 0o400);
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'unwritable' });
  });

  it.skipIf(mayWriteAnything)('reads from a read-only folder', async () => {
    const { url, folder } = createPlace();
    await writeBatches(url, 3);
    chmodSync(folder, 0o500);
    onTestFinished(() => {
      chmodSync(folder, 0o700);
    });
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ entryCount: 3 });
  });

  it('reads no log where there is none', () => {
    const { url, path } = createPlace();
    expect(() => openAuditReader({ url })).toThrow(`There is no audit log at ${path}`);
  });
});
