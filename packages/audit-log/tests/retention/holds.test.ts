import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openAuditLog, openAuditReader, openPseudonyms, parseSubject } from '../../src/index.ts';
import type { HoldRequest } from '../../src/index.ts';
import { openSqliteRetentionStore } from '../../src/retention/sqlite/sqlite-retention-store.ts';
import { collect, createPlace, tamper, toRecord } from '../fixtures/temporary-log.ts';
import { now, openFor, writeMonths } from './log-by-months.ts';

const subject = parseSubject('email:Ada@example.com');

const original = mkdtempSync(join(tmpdir(), 'audit-holds-'));

beforeAll(async () => {
  const url = `sqlite:${join(original, 'audit.db')}`;
  const pseudonyms = await openPseudonyms({ url, clock: () => now });
  const at = (month: string): Promise<string[]> =>
    pseudonyms.identify([subject], new Date(`${month}-15T12:00:00Z`));
  // In May a filter names the person, in July a record of theirs was disclosed.
  const [may = ''] = await at('2026-05');
  const subjects = await at('2026-07');
  await pseudonyms.close();
  await writeMonths(url, [
    { month: '2026-05', count: 2, fields: { filters: { contact: may } } },
    { month: '2026-06', count: 2, fields: { consumer: 'sales' } },
    {
      ...{ month: '2026-07', count: 2 },
      fields: { records: { ids: [1], businessIds: [], personalData: [], subjects } },
    },
    { month: '2026-11', count: 1 },
  ]);
});

afterAll(() => {
  rmSync(original, { recursive: true, force: true });
});

/** A store of seven entries about a person, a consumer and others. */
function createStore(): ReturnType<typeof createPlace> {
  const place = createPlace();
  cpSync(original, place.folder, { recursive: true });
  return place;
}

describe('hold', () => {
  it.each<{ name: string; request: Omit<HoldRequest, 'name'>; kept: string[] }>([
    { name: 'a consumer', request: { consumer: 'sales' }, kept: ['2026-06'] },
    { name: 'another consumer', request: { consumer: 'nobody' }, kept: [] },
    { name: 'a person', request: { subject }, kept: ['2026-05', '2026-07'] },
    {
      name: 'somebody else',
      request: { subject: parseSubject('email:else@example.com') },
      kept: [],
    },
    {
      name: 'a time',
      request: { since: new Date('2026-05-31T23:59:59.999Z'), until: new Date('2026-06-02') },
      kept: ['2026-05', '2026-06'],
    },
    {
      name: 'a time that ends as the month begins',
      request: { until: new Date('2026-05-01T00:00:00Z') },
      kept: [],
    },
    {
      name: 'a person in a time',
      request: { subject, since: new Date('2026-06-01T00:00:00Z') },
      kept: ['2026-07'],
    },
    {
      name: 'a consumer in a part of a month without entries',
      request: { consumer: 'sales', since: new Date('2026-06-16T00:00:00Z') },
      kept: [],
    },
  ])('keeps what $name is about', async ({ request, kept }) => {
    const { url } = createStore();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-1', ...request });
    const { periods } = await retention.plan({ keepMonths: 0 });
    const held = periods.filter(({ heldBy }) => heldBy.includes('case-1'));
    expect(held.map(({ period }) => period)).toEqual(kept);
  });

  it('keeps months whole, until it is released, and says so on record', async () => {
    const { url } = createStore();
    const retention = await openFor(url, { administrator: 'os:maria' });
    const placed = await retention.hold({ name: 'case-1', consumer: 'sales' });
    expect(placed).toEqual({
      ...{ name: 'case-1', consumer: 'sales', isAboutSubject: false },
      placedAt: now.toISOString(),
    });
    await expect(retention.holds()).resolves.toEqual([placed]);
    await expect(retention.retain({ keepMonths: 0 })).resolves.toMatchObject({
      removed: [{ period: '2026-05' }, { period: '2026-07' }],
      held: [{ period: '2026-06', count: 2, heldBy: ['case-1'] }],
    });
    await retention.release('case-1');
    await expect(retention.holds()).resolves.toEqual([]);
    await expect(retention.retain({ keepMonths: 0 })).resolves.toMatchObject({
      ...{ removed: [{ period: '2026-06' }], held: [] },
    });
    const readings = openAuditReader({ url, log: 'readings' });
    const entries = await collect(readings.query({ requestId: 'hold:case-1' }));
    const act = {
      category: 'upkeep',
      administrator: 'os:maria',
      details: { consumers: ['sales'] },
    };
    expect(entries).toMatchObject([
      { ...act, operation: 'holdAuditEntries', phase: 'intent' },
      { ...act, operation: 'holdAuditEntries', phase: 'outcome', decision: 'allowed' },
      { ...act, operation: 'releaseAuditHold', phase: 'intent' },
      { ...act, operation: 'releaseAuditHold', phase: 'outcome', decision: 'allowed' },
    ]);
    const refused = await collect(readings.query({ decision: 'refused' }));
    expect(refused).toMatchObject([
      { operation: 'retainAuditPeriods', reason: 'held', details: { periods: ['2026-06'] } },
    ]);
  });

  it('keeps a month that is about to go, if it is placed in time', async () => {
    const { url, path } = createStore();
    const retention = await openFor(url);
    const terms = JSON.stringify({ consumer: 'sales', placedAt: now.toISOString() });
    const report = await retention.retain({
      keepMonths: 0,
      // As somebody else does it while May is being removed; after that it is there already.
      onProgress: () => {
        tamper(path, `INSERT OR IGNORE INTO holds VALUES ('case-9', '${terms}')`);
      },
    });
    expect(report).toMatchObject({
      removed: [{ period: '2026-05' }, { period: '2026-07' }],
      held: [{ period: '2026-06', heldBy: ['case-9'] }],
    });
  });

  it('lets no tombstone be set that was decided on without it', async () => {
    const { url, path } = createStore();
    const { logId } = await openAuditReader({ url }).tree();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-1', consumer: 'sales' });
    const store = openSqliteRetentionStore({ kind: 'sqlite', path });
    const run = { logId, kind: 'access', period: '2026-05', firstSequence: 1 } as const;
    const decided = {
      run: { ...run, lastSequence: 2 },
      places: [{ level: 1, index: 0 }],
      sign: () => 'a note',
    };
    await expect(store.bury({ ...decided, holds: [] })).resolves.toBeUndefined();
    await expect(store.bury({ ...decided, holds: ['case-2'] })).resolves.toBeUndefined();
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ isIntact: true });
    await expect(store.bury({ ...decided, holds: ['case-1'] })).resolves.toBeInstanceOf(Buffer);
    await store.close();
  });

  it('tells nobody without the secret whom it is about', async () => {
    const { url, path } = createStore();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-1', subject });
    await expect(retention.holds()).resolves.toMatchObject([{ isAboutSubject: true }]);
    await retention.close();
    for (const file of [path, `${path}-readings`]) {
      expect(readFileSync(file).includes('example.com')).toBe(false);
    }
  });

  it('keeps everything when its person cannot be known', async () => {
    const { url, path } = createStore();
    const first = await openFor(url);
    await first.hold({ name: 'case-1', subject });
    await first.close();
    const other = await openFor(url, { secret: 'ab'.repeat(32) });
    await expect(other.retain({ keepMonths: 0 })).rejects.toThrow();
    const entries = await collect(openAuditReader({ url }).query());
    expect(entries).toHaveLength(7);
    tamper(path, `UPDATE holds SET terms = '{}'`);
    const third = await openFor(url);
    await expect(third.retain({ keepMonths: 0 })).rejects.toMatchObject({
      ...{ code: 'held', message: expect.stringContaining('"case-1"') as string },
    });
    await third.release('case-1');
    await expect(third.holds()).resolves.toEqual([]);
  });

  it.each<[string, HoldRequest]>([
    ['a name', { name: '', consumer: 'sales' }],
    ['a name without spaces', { name: 'case 1', consumer: 'sales' }],
    ['anything to hold', { name: 'case-1' }],
    ['a consumer that is one', { name: 'case-1', consumer: 'Ada Lovelace' }],
    ['times', { name: 'case-1', since: new Date('never') }],
    ['a time forwards', { name: 'case-1', since: now, until: now }],
  ])('needs %s', async (_, request) => {
    const { url } = createStore();
    const retention = await openFor(url);
    await expect(retention.hold(request)).rejects.toMatchObject({ code: 'bad-request' });
    await expect(retention.holds()).resolves.toEqual([]);
  });

  it('has a name of its own', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-1', consumer: 'sales' });
    const again = retention.hold({ name: 'case-1', consumer: 'support' });
    await expect(again).rejects.toMatchObject({ code: 'hold-taken' });
    await expect(retention.release('case-2')).rejects.toMatchObject({ code: 'no-such-hold' });
    await expect(retention.holds()).resolves.toMatchObject([{ consumer: 'sales' }]);
  });
});

describe('erase', () => {
  it('makes the pseudonyms of a month meaningless, and leaves the log intact', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    await retention.erase('2026-05');
    const pseudonyms = await openPseudonyms({ url, clock: () => now });
    const known = await pseudonyms.everyPeriod(subject);
    await pseudonyms.close();
    expect(known.map((pseudonym) => pseudonym.slice(0, 7))).not.toContain('2026-05');
    expect(known.map((pseudonym) => pseudonym.slice(0, 7))).toContain('2026-07');
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({
      ...{ isIntact: true, entryCount: 7 },
    });
    const entries = await collect(openAuditReader({ url, log: 'readings' }).query());
    const act = { operation: 'eraseAuditPeriod', decision: 'allowed', category: 'upkeep' };
    expect(entries).toMatchObject([
      { ...act, phase: 'intent', details: { periods: ['2026-05'] } },
      { ...act, phase: 'outcome', details: { periods: ['2026-05'] } },
    ]);
  });

  it('is refused under a hold, which it names, and goes on record', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-7', subject });
    await expect(retention.erase('2026-07')).rejects.toMatchObject({
      ...{ code: 'held', message: expect.stringContaining('"case-7"') as string },
    });
    const readings = openAuditReader({ url, log: 'readings' });
    const refused = await collect(readings.query({ decision: 'refused' }));
    expect(refused).toMatchObject([
      { operation: 'eraseAuditPeriod', reason: 'held', details: { periods: ['2026-07'] } },
    ]);
    await retention.release('case-7');
    await retention.erase('2026-07');
  });

  it('is refused where an entry of the next month still has a pseudonym of this one', async () => {
    const { url } = createStore();
    const pseudonyms = await openPseudonyms({ url, clock: () => now });
    const subjects = await pseudonyms.identify([subject], new Date('2026-08-31T23:59:59.999Z'));
    await pseudonyms.close();
    const log = await openAuditLog({ url, clock: () => new Date('2026-09-01T00:00:00.001Z') });
    const records = { ids: [1], businessIds: [], personalData: [], subjects };
    await log.append(toRecord({ records }));
    await log.close();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-8', subject });
    await expect(retention.erase('2026-08')).rejects.toMatchObject({ code: 'held' });
  });

  it.each([
    ['the month that is under way', '2026-11', { code: 'bad-request' }],
    ['a month to come', '2027-01', { code: 'bad-request' }],
    ['what is no month', '2026-5', { code: 'bad-request' }],
    ['a month without a key', '2024-01', { code: 'unknown' }],
  ])('is refused for %s', async (_, period, error) => {
    const { url } = createStore();
    const retention = await openFor(url);
    await expect(retention.erase(period)).rejects.toMatchObject(error);
  });
});
