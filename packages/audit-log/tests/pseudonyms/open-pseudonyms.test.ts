import { randomBytes } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';

import {
  AuditPeriodError,
  AuditSecretError,
  AuditStoreError,
  AuditUnavailableError,
  openPseudonyms,
} from '../../src/index.ts';
import type { Pseudonyms, PseudonymsOptions, Subject } from '../../src/index.ts';
import { parseAuditUrl } from '../../src/audit-url.ts';
import type { KeyStore } from '../../src/pseudonyms/key-store.ts';
import { openPostgresKeyStore } from '../../src/pseudonyms/postgres-key-store.ts';
import { openSqliteKeyStore } from '../../src/pseudonyms/sqlite-key-store.ts';
import { runSql, startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { createPlace } from '../fixtures/temporary-log.ts';
import { identifyInProcesses } from './identify-in-processes.ts';

let postgres: PostgresServer;
let databaseUrl: string;
beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase();
});
afterAll(() => postgres.close());

const secret = 'ab'.repeat(32);
const ann: Subject = { kind: 'email', value: 'Ann@Example.com' };
const bob: Subject = { kind: 'coworker', value: '123' };
// A busy machine takes its time.
const longestRecoveryMs = 20_000;
const places = {
  sqlite: () => createPlace().url,
  postgres: () => `${databaseUrl}?schema=test_${randomBytes(8).toString('hex')}`,
};

async function open(options: PseudonymsOptions): Promise<Pseudonyms> {
  const pseudonyms = await openPseudonyms({ secret, ...options });
  onTestFinished(() => pseudonyms.close());
  return pseudonyms;
}

async function openKeyStore(url: string): Promise<KeyStore> {
  const location = parseAuditUrl(url);
  const options = { timeoutMs: 2000, readOnly: false };
  const store =
    location.kind === 'sqlite'
      ? await openSqliteKeyStore({ ...options, path: location.path })
      : await openPostgresKeyStore({ ...options, location });
  if (store === undefined) throw new Error('There is no store.');
  return store;
}

/** Pseudonyms, and a clock that stands still. */
async function openAt(url: string, time: string, options: Partial<PseudonymsOptions> = {}) {
  const now = { time };
  const pseudonyms = await open({ url, clock: () => new Date(now.time), ...options });
  return { now, pseudonyms };
}

async function isKnown(pseudonyms: Pseudonyms, period: string): Promise<boolean> {
  return (await pseudonyms.periods()).some((known) => known.period === period);
}

describe.each(['sqlite', 'postgres'] as const)('pseudonyms with keys in %s', (kind) => {
  it('are the same for the same person, and say nothing but when', async () => {
    const { pseudonyms } = await openAt(places[kind](), '2026-11-21T10:00:00Z');
    const [one, other, again, sameText] = await pseudonyms.identify([
      ...[ann, bob, { kind: 'email', value: ' ann@example.com' } as const],
      { kind: 'text', value: 'ann@example.com' },
    ]);
    expect(one).toMatch(/^2026-11\.[\w-]{22}$/);
    expect(again).toBe(one);
    expect(new Set([one, other, sameText]).size).toBe(3);
    expect(await pseudonyms.identify([])).toEqual([]);
  });

  it('stay the same the next time, and differ between logs', async () => {
    const url = places[kind]();
    const time = '2026-11-21T10:00:00Z';
    const first = await openAt(url, time);
    const made = await first.pseudonyms.identify([ann, bob]);
    await first.pseudonyms.close();
    expect(await (await openAt(url, time)).pseudonyms.identify([ann, bob])).toEqual(made);
    const other = await openAt(places[kind](), time);
    const others = await other.pseudonyms.identify([ann, bob]);
    expect(new Set([...made, ...others]).size).toBe(4);
  });

  it('change with the month in UTC, and are all found again', async () => {
    const { now, pseudonyms } = await openAt(places[kind](), '2026-10-31T23:59:59.999Z');
    const [october = ''] = await pseudonyms.identify([ann]);
    now.time = '2026-11-01T00:00:00.000Z';
    const [november = ''] = await pseudonyms.identify([ann]);
    now.time = '2027-01-15T00:00:00.000Z';
    const [january = ''] = await pseudonyms.identify([ann]);
    expect([october, november, january].map((made) => made.slice(0, 8))).toEqual([
      ...['2026-10.', '2026-11.', '2027-01.'],
    ]);
    expect(await pseudonyms.identify([ann], new Date('2026-10-01'))).toEqual([october]);
    expect(await pseudonyms.periods()).toEqual([
      ...[{ period: '2026-10' }, { period: '2026-11' }, { period: '2027-01' }],
    ]);

    const find = (since?: string, until?: string) =>
      pseudonyms.everyPeriod(ann, {
        ...(since !== undefined && { since: new Date(since) }),
        ...(until !== undefined && { until: new Date(until) }),
      });
    expect(await find()).toEqual([october, november, january]);
    expect(await find('2026-11-15')).toEqual([november, january]);
    expect(await find(undefined, '2026-11-15')).toEqual([october, november]);
    expect(await find('2026-10-20', '2026-10-30')).toEqual([october]);
    expect(await find('2026-12-02', '2026-12-30')).toEqual([]);
    // An entry of the first moment may have got its pseudonym in the last one of the month before.
    expect(await find('2026-11-01', '2026-11-30')).toEqual([october, november]);
    await expect(find('never')).rejects.toThrow(RangeError);
  });

  it('have the next key ready before the month turns', async () => {
    const url = places[kind]();
    const { now, pseudonyms } = await openAt(url, '2026-11-29T23:59:59Z');
    await pseudonyms.identify([ann]);
    now.time = '2026-11-30T00:00:00Z';
    expect(await isKnown(pseudonyms, '2026-12')).toBe(false);
    await pseudonyms.identify([ann]);
    await vi.waitFor(async () => {
      expect(await isKnown(pseudonyms, '2026-12')).toBe(true);
    });
    const ahead = await pseudonyms.identify([ann], new Date('2026-12-01'));
    now.time = '2026-12-01T00:00:00Z';
    expect(await pseudonyms.identify([ann])).toEqual(ahead);
  });

  it('agree between handles and processes that make the same keys at once', async () => {
    const url = places[kind]();
    const times = ['2026-09-01', '2026-10-01', '2026-11-01', '2026-11-02'];
    const handles = await Promise.all(Array.from({ length: 4 }, () => open({ url })));
    const here = await Promise.all(
      handles.map(async (handle) =>
        (await Promise.all(times.map((time) => handle.identify([bob], new Date(time))))).flat(),
      ),
    );
    expect(new Set(here[0]).size).toBe(3);
    const elsewhere = await identifyInProcesses(places[kind](), { secret, times, count: 2 });
    expect(new Set(here.map(String)).size).toBe(1);
    expect(new Set(elsewhere.map(String)).size).toBe(1);
    expect(new Set(elsewhere[0]).size).toBe(3);
  });

  it('keep the key that came first, and none for a period that was erased', async () => {
    const store = await openKeyStore(places[kind]());
    const [first, second] = [Buffer.from('first'), Buffer.from('second')];
    await store.insertAbsent('2026-10', first);
    await store.insertAbsent('2026-10', second);
    expect((await store.read('2026-10'))?.sealed).toSatisfy(first.equals.bind(first));
    expect(await store.erase('2026-10', new Date())).toBe(true);
    expect(await store.erase('2026-10', new Date())).toBe(false);
    await store.insertAbsent('2026-10', second);
    expect((await store.read('2026-10'))?.sealed).toBeUndefined();
    expect(await store.erase('2026-11', new Date())).toBe(false);
  });

  it('mean nothing any more once their key is erased, for everybody who has them open', async () => {
    const url = places[kind]();
    const { now, pseudonyms } = await openAt(url, '2026-10-31T12:00:00Z');
    const { pseudonyms: other } = await openAt(url, '2026-11-21T10:00:00Z');
    await pseudonyms.identify([ann]);
    now.time = '2026-11-21T10:00:00Z';
    const november = await pseudonyms.identify([ann]);
    expect(await other.erase('2026-10')).toBe(true);
    expect(await other.erase('2026-10')).toBe(false);
    for (const handle of [pseudonyms, other]) {
      const attempt = handle.identify([ann], new Date('2026-10-15'));
      await expect(attempt).rejects.toThrow(AuditPeriodError);
      await expect(attempt).rejects.toMatchObject({ code: 'erased', period: '2026-10' });
      expect(await handle.everyPeriod(ann)).toEqual(november);
      expect(await handle.periods()).toEqual([
        { period: '2026-10', erasedAt: new Date('2026-11-21T10:00:00Z') },
        { period: '2026-11' },
      ]);
      expect(await handle.identify([ann])).toEqual(november);
    }
  });

  it('refuse to erase a period that is not over, without a key, or none', async () => {
    const { pseudonyms } = await openAt(places[kind](), '2026-11-21T10:00:00Z');
    await pseudonyms.identify([ann]);
    const refusals = [
      ['2026-11', 'not-over', '2026-11 is not over: erase it when 2026-12 has begun (UTC).'],
      ['2026-12', 'not-over', '2026-12 is not over: erase it when 2027-01 has begun (UTC).'],
      ['2026-01', 'unknown', 'There are no pseudonyms of 2026-01: there is nothing to erase.'],
      ...['secret', '2026-13', '2026-1', ''].map((period) => [
        ...[period, 'invalid', 'A period should be a calendar month, such as 2026-05.'],
      ]),
    ] as const;
    for (const [period, code, message] of refusals) {
      const attempt = pseudonyms.erase(period);
      await expect(attempt).rejects.toThrow(AuditPeriodError);
      await expect(attempt).rejects.toMatchObject({ code, period, message });
    }
    expect(await pseudonyms.everyPeriod(ann)).toHaveLength(1);
  });

  it('do not open with another secret, however it is used', async () => {
    const url = places[kind]();
    await (await open({ url })).identify([ann]);
    for (const readOnly of [false, true]) {
      const attempt = openPseudonyms({ url, secret: 'cd'.repeat(32), readOnly });
      await expect(attempt).rejects.toThrow(AuditSecretError);
      await expect(attempt).rejects.toThrow(/^AUDIT_SECRET is not the secret with which/);
    }
    expect(await (await open({ url })).everyPeriod(ann)).toHaveLength(1);
  });

  it('are looked up by who may not make any', async () => {
    const url = places[kind]();
    const nothing = await open({ url, readOnly: true });
    expect(await nothing.everyPeriod(ann)).toEqual([]);
    expect(await nothing.periods()).toEqual([]);
    await expect(nothing.identify([ann])).rejects.toMatchObject({ code: 'unknown' });
    const made = await (await open({ url })).identify([ann]);
    const reader = await open({ url, readOnly: true });
    expect(await reader.identify([ann])).toEqual(made);
    await expect(reader.identify([ann], new Date('2020-01-01'))).rejects.toThrow(
      'There are no pseudonyms of 2020-01',
    );
    expect(await reader.periods()).toHaveLength(1);
  });

  it('are not made after they were closed', async () => {
    const pseudonyms = await open({ url: places[kind]() });
    await pseudonyms.close();
    await pseudonyms.close();
    await expect(pseudonyms.identify([ann])).rejects.toThrow(AuditUnavailableError);
    await expect(pseudonyms.identify([ann])).rejects.toMatchObject({ code: 'closed' });
  });

  it('need a time, and a country that exists', async () => {
    const url = places[kind]();
    const pseudonyms = await open({ url });
    await expect(pseudonyms.identify([ann], new Date(Number.NaN))).rejects.toThrow(RangeError);
    await expect(openPseudonyms({ url, secret, defaultCountry: 'XX' })).rejects.toThrow(
      'The default country should be a code of ISO 3166-1, such as GB.',
    );
    const british = await open({ url, defaultCountry: 'gb' });
    const [national, international] = await british.identify([
      { kind: 'phone', value: '020 7946 0018' },
      { kind: 'phone', value: '+44 20 7946 0018' },
    ]);
    expect(national).toBe(international);
  });
});

describe('pseudonyms with keys in postgres', () => {
  it('leave no key in the files of the server, sealed or not, once it is erased', async () => {
    const url = places.postgres();
    const table = toTable(url);
    const { now, pseudonyms } = await openAt(url, '2026-10-15T00:00:00Z');
    await pseudonyms.identify([ann]);
    now.time = '2026-11-15T00:00:00Z';
    await pseudonyms.identify([ann]);
    const [row] = await runSql(url, `SELECT sealed FROM ${table} WHERE period = '2026-10'`);
    const sealed = row?.['sealed'] as Buffer; // what the table declares
    const readFiles = async (): Promise<Buffer> => {
      await runSql(url, 'CHECKPOINT');
      const sql = `SELECT pg_read_binary_file(pg_relation_filepath('${table}')) AS bytes`;
      return (await runSql(url, sql))[0]?.['bytes'] as Buffer; // what the function returns
    };
    expect((await readFiles()).includes(sealed)).toBe(true);
    await pseudonyms.erase('2026-10');
    expect((await readFiles()).includes(sealed)).toBe(false);
  });

  it.for(['away', 'silent'] as const)(
    'refuse while the server is %s, and recover by themselves',
    async (fault, { skip }) => {
      const { stop } = postgres;
      if (fault === 'away' && stop === undefined) skip('the server belongs to others');
      const url = places.postgres();
      const made = await (await openAt(url, '2026-11-21T00:00:00Z')).pseudonyms.identify([ann]);
      const { now, pseudonyms } = await openAt(url, '2026-11-21T00:00:00Z', { timeoutMs: 1000 });
      const end = fault === 'away' ? await withoutServer(stop) : await lockTable(url);
      now.time = '2026-12-21T00:00:00Z';
      await expect(pseudonyms.identify([ann])).rejects.toThrow(AuditUnavailableError);
      await expect(pseudonyms.everyPeriod(ann)).rejects.toThrow(AuditStoreError);
      await end();
      await vi.waitFor(async () => {
        const [december] = await pseudonyms.identify([ann]);
        expect(await pseudonyms.everyPeriod(ann)).toEqual([...made, december]);
      }, longestRecoveryMs);
    },
  );
});

async function withoutServer(stop: PostgresServer['stop']): Promise<() => Promise<void>> {
  await stop?.();
  return () => postgres.start();
}

/** Keeps everybody else waiting for the keys. */
async function lockTable(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${toTable(url)}`);
  return () => client.end();
}

function toTable(url: string): string {
  return `${new URL(url).searchParams.get('schema') ?? ''}.pseudonym_keys`;
}
