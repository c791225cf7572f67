import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';

import {
  AuditStoreError,
  AuditUnavailableError,
  openPseudonyms,
  parseAuditSecret,
} from '../../src/index.ts';
import type { Pseudonyms, PseudonymsOptions, Subject } from '../../src/index.ts';
import { createKeySealer } from '../../src/pseudonyms/key-sealer.ts';
import { createPlace, tamper } from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';

const secret = 'ab'.repeat(32);
const ann: Subject = { kind: 'email', value: 'canary@example.com' };

async function openAt(
  place: TemporaryPlace,
  time: string,
  options: Partial<PseudonymsOptions> = {},
) {
  const now = { time };
  const clock = () => new Date(now.time);
  const pseudonyms = await openPseudonyms({ url: place.url, secret, clock, ...options });
  onTestFinished(() => pseudonyms.close());
  return { now, pseudonyms };
}

async function identifyAt(pseudonyms: Pseudonyms, times: readonly string[]): Promise<void> {
  for (const time of times) await pseudonyms.identify([ann], new Date(time));
}

/** The key of a period as it is stored, and as it is. */
function readKey({ path }: TemporaryPlace, period: string): readonly Buffer[] {
  const database = new DatabaseSync(`${path}-pseudonyms`, { readOnly: true });
  const row = database.prepare('SELECT sealed FROM pseudonym_keys WHERE period = ?').get(period);
  database.close();
  const sealed = row?.['sealed'];
  if (!(sealed instanceof Uint8Array)) throw new Error(`No key of ${period}`);
  return [Buffer.from(sealed), createKeySealer(parseAuditSecret(secret)).open(period, sealed)];
}

/** Every byte that lies about there. */
function readFolder({ folder }: TemporaryPlace): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}

describe('the keys of pseudonyms in a file', () => {
  it("are their owner's alone, in one file", async () => {
    const place = createPlace();
    const { pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z');
    await pseudonyms.identify([ann]);
    expect(readdirSync(place.folder)).toEqual(['audit.db-pseudonyms']);
    expect(statSync(`${place.path}-pseudonyms`).mode & 0o777).toBe(0o600);
  });

  it('leave nothing in it that tells of people, and no key that is not sealed', async () => {
    const place = createPlace();
    const { pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z');
    const [pseudonym = ''] = await pseudonyms.identify([ann]);
    const [sealed = '', key = ''] = readKey(place, '2026-11');
    const bytes = readFolder(place);
    expect(bytes.includes(sealed)).toBe(true);
    const hidden = [
      key,
      'canary',
      pseudonym.slice(8),
      Buffer.from(pseudonym.slice(8), 'base64url'),
    ];
    expect(hidden.map((secretBytes) => bytes.includes(secretBytes))).toEqual(
      hidden.map(() => false),
    );
  });

  it('leave nothing behind when they are erased, in whatever order', async () => {
    const periods = Array.from(
      { length: 12 },
      (_, index) => `2025-${String(index + 1).padStart(2, '0')}`,
    );
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(periods, { minLength: 1 }), async (erased) => {
        const place = createPlace();
        const { pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z');
        await identifyAt(pseudonyms, periods);
        const keys = new Map(periods.map((period) => [period, readKey(place, period)[0] ?? '']));
        for (const period of erased) await pseudonyms.erase(period);
        const bytes = readFolder(place);
        const left = periods.filter((period) => bytes.includes(keys.get(period) ?? ''));
        expect(left).toEqual(periods.filter((period) => !erased.includes(period)));
      }),
      { numRuns: 10 },
    );
  });

  it('are not written to by who only looks people up', async () => {
    const place = createPlace();
    const reader = await openAt(place, '2026-11-21T10:00:00Z', {
      readOnly: true,
      secret: undefined,
    });
    expect(await reader.pseudonyms.everyPeriod(ann)).toEqual([]);
    expect(readdirSync(place.folder)).toEqual([]);
    writeFileSync(`${place.path}-pseudonyms`, '');
    const again = await openAt(place, '2026-11-21T10:00:00Z', {
      readOnly: true,
      secret: undefined,
    });
    expect(await again.pseudonyms.periods()).toEqual([]);
    expect(readFolder(place)).toHaveLength(0);
  });

  it('are no use to identify anybody with while their file is away', async () => {
    const place = createPlace();
    const { now, pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z');
    const made = await pseudonyms.identify([ann]);
    renameSync(`${place.path}-pseudonyms`, `${place.path}-away`);
    const attempt = pseudonyms.identify([ann]);
    await expect(attempt).rejects.toThrow(AuditUnavailableError);
    await expect(attempt).rejects.toThrow(/-pseudonyms was deleted or moved/);
    expect(readdirSync(place.folder)).toEqual(['audit.db-away']);

    writeFileSync(`${place.path}-pseudonyms`, '');
    await expect(pseudonyms.identify([ann])).rejects.toThrow(/-pseudonyms was replaced/);
    renameSync(`${place.path}-away`, `${place.path}-pseudonyms`);
    expect(await pseudonyms.identify([ann])).toEqual(made);
    now.time = '2026-12-21T10:00:00Z';
    expect(await pseudonyms.identify([ann])).not.toEqual(made);
  });

  it('are waited for no longer than allowed while somebody else has the file', async () => {
    const place = createPlace();
    const { now, pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z', { timeoutMs: 100 });
    const made = await pseudonyms.identify([ann]);
    const other = new DatabaseSync(`${place.path}-pseudonyms`);
    onTestFinished(() => {
      if (other.isOpen) other.close();
    });
    other.exec('BEGIN EXCLUSIVE');
    expect(await pseudonyms.identify([ann])).toEqual(made);
    now.time = '2026-12-21T10:00:00Z';
    await expect(pseudonyms.identify([ann])).rejects.toThrow(AuditUnavailableError);
    await expect(pseudonyms.erase('2026-11')).rejects.toThrow(AuditStoreError);
    other.close();
    expect(await pseudonyms.identify([ann])).toHaveLength(1);
    expect(await pseudonyms.erase('2026-11')).toBe(true);
  });

  it('are waited for while somebody else is about to be done with the file', async () => {
    const place = createPlace();
    const { now, pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z', { timeoutMs: 30_000 });
    await pseudonyms.identify([ann]);
    const other = new DatabaseSync(`${place.path}-pseudonyms`);
    other.exec('BEGIN EXCLUSIVE');
    now.time = '2026-12-21T10:00:00Z';
    const pending = pseudonyms.identify([ann]);
    other.close();
    expect(await pending).toHaveLength(1);
  });

  it('tell that one was altered, and name its period', async () => {
    const place = createPlace();
    const { pseudonyms } = await openAt(place, '2026-11-21T10:00:00Z');
    await identifyAt(pseudonyms, ['2026-05-01', '2026-06-01']);
    tamper(
      `${place.path}-pseudonyms`,
      `UPDATE pseudonym_keys SET sealed =
         (SELECT sealed FROM pseudonym_keys WHERE period = '2026-06') WHERE period = '2026-05'`,
    );
    const attempt = pseudonyms.everyPeriod(ann);
    await expect(attempt).rejects.toThrow(/^The key of the pseudonyms of 2026-05 was altered/);
    await expect(attempt).rejects.toMatchObject({ code: 'inconsistent' });
    const identified = pseudonyms.identify([ann], new Date('2026-05-01'));
    await expect(identified).rejects.toThrow(AuditUnavailableError);
  });

  it.each([
    [
      'foreign',
      (path: string) => {
        writeFileSync(path, 'no database at all\r\n'.repeat(100));
      },
    ],
    [
      'foreign',
      (path: string) => {
        tamper(path, 'CREATE TABLE other (x)');
      },
    ],
    [
      'newer',
      (path: string) => {
        tamper(path, 'PRAGMA application_id = 1314410571; PRAGMA user_version = 99');
      },
    ],
  ])('refuse a file that is %s', async (code, make) => {
    const place = createPlace();
    make(`${place.path}-pseudonyms`);
    const attempt = openPseudonyms({ url: place.url, secret });
    await expect(attempt).rejects.toThrow(AuditStoreError);
    await expect(attempt).rejects.toMatchObject({ code });
  });

  it('say where they cannot be made', async () => {
    const { folder } = createPlace();
    writeFileSync(join(folder, 'file'), '');
    const attempt = openPseudonyms({ url: `sqlite:${join(folder, 'file', 'audit.db')}`, secret });
    await expect(attempt).rejects.toThrow(AuditStoreError);
    await expect(attempt).rejects.toThrow(/audit\.db-pseudonyms cannot be written to/);
  });
});
