import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  hashLeaf,
  isIncluded,
  openAuditLog,
  openAuditReader,
  openPseudonyms,
  parseSubject,
} from '../../src/index.ts';
import type { AuditLog } from '../../src/index.ts';
import { runSql, startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { collect, toRecord } from '../fixtures/temporary-log.ts';
import { key, now, openFor } from './log-by-months.ts';

const { verifiers } = key;
const secret = 'ab'.repeat(32);
let server: PostgresServer | undefined;
let databaseUrl = '';

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
}, 60_000);

afterAll(async () => {
  await server?.close();
});

interface Place {
  readonly url: string;
  readonly schema: string;
}

const createUrl = (): Place => {
  const schema = `audit_${randomBytes(6).toString('hex')}`;
  return { schema, url: `${databaseUrl}?schema=${schema}` };
};

/** Two logs side by side, May in a partition of its own, June in the one for everything else. */
async function writeLogs({ url, schema }: Place): Promise<string[]> {
  let time = now;
  const logs = await Promise.all(
    [1, 2].map(() => openAuditLog({ url, clock: () => time, appendTimeoutMs: 10_000 })),
  );
  await runSql(databaseUrl, `SELECT ${schema}.make_partition('2026-05-01')`);
  const write = async (log: AuditLog, month: string, count: number): Promise<void> => {
    const consumer = month === '2026-06' ? 'sales' : 'support';
    for (let index = 0; index < count; index += 1) {
      await log.append(toRecord({ requestId: `request-${month}-${index}`, consumer }));
    }
  };
  for (const month of ['2026-05', '2026-06', '2026-11']) {
    time = new Date(`${month}-15T12:00:00Z`);
    for (const [index, log] of logs.entries()) await write(log, month, 5 - index * 2);
  }
  await Promise.all(logs.map((log) => log.close()));
  return (await openAuditReader({ url }).logs()).map(({ logId }) => logId);
}

async function partitionsOf({ schema }: Place): Promise<unknown[]> {
  const rows = await runSql(
    databaseUrl,
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent = '${schema}.entries'::regclass AND inhrelid::regclass::text LIKE '%2026_0%'`,
  );
  return rows.map(({ name }) => name);
}

describe('retention in PostgreSQL', () => {
  it('removes a month from all logs, its partition with it, and leaves them intact', async () => {
    const place = createUrl();
    const logIds = await writeLogs(place);
    expect(logIds).toHaveLength(2);
    expect(await partitionsOf(place)).toHaveLength(1);
    const retention = await openFor(place.url, { secret });
    await expect(retention.plan({ keepMonths: 0 })).resolves.toMatchObject({
      periods: [
        { period: '2026-05', count: 8, heldBy: [] },
        { period: '2026-06', count: 8, heldBy: [] },
      ],
    });
    const report = await retention.retain({ keepMonths: 0 });
    expect(report.removed).toHaveLength(4);
    expect(report.freedBytes).toBeGreaterThan(0);
    expect(await partitionsOf(place)).toEqual([]);
    const reader = openAuditReader({ url: place.url });
    for (const logId of logIds) {
      const verified = await reader.verify({ logId, verifiers });
      expect(verified).toMatchObject({
        isIntact: true,
        removed: [
          { period: '2026-05', firstSequence: 1, isSigned: true },
          { period: '2026-06', isSigned: true },
        ],
      });
      const { size } = await reader.tree(undefined, logId);
      const { entry, rootHash, hashes } = await reader.proveInclusion(size, size, logId);
      const claim = { index: size - 1, size, leafHash: hashLeaf(entry), rootHash };
      expect(isIncluded({ ...claim, proof: hashes })).toBe(true);
      expect(await collect(reader.export({ logId }))).toHaveLength(2 + (size / 3) * 1 + 1);
    }
    const readings = openAuditReader({ url: place.url, log: 'readings' });
    const entries = await collect(readings.query({ category: 'upkeep' }));
    expect(entries.map(({ phase }) => phase)).toEqual([
      ...['intent', 'intent', 'outcome', 'outcome', 'intent', 'intent', 'outcome', 'outcome'],
    ]);
    // The writers go on where they were.
    const log = await openAuditLog({ url: place.url, clock: () => now });
    const { sequence, logId } = await log.append(toRecord());
    await log.close();
    expect(logIds).toContain(logId);
    expect(sequence).toBeGreaterThan(1);
    await expect(reader.verify({ logId, verifiers })).resolves.toMatchObject({ isIntact: true });
  });

  it('keeps what is held, and its key', async () => {
    const place = createUrl();
    const subject = parseSubject('coworker:7');
    const pseudonyms = await openPseudonyms({ url: place.url, secret, clock: () => now });
    const subjects = await pseudonyms.identify([subject], new Date('2026-05-15T12:00:00Z'));
    await pseudonyms.close();
    await writeLogs(place);
    const log = await openAuditLog({
      url: place.url,
      clock: () => new Date('2026-05-15T12:00:00Z'),
    });
    const records = { ids: [1], businessIds: [1], personalData: [], subjects };
    await log.append(toRecord({ records }));
    await log.close();
    const retention = await openFor(place.url, { secret });
    await retention.hold({ name: 'case-1', subject });
    await expect(retention.retain({ keepMonths: 0 })).resolves.toMatchObject({
      removed: [{ period: '2026-06' }, { period: '2026-06' }],
      held: [{ period: '2026-05', heldBy: ['case-1'] }],
    });
    await expect(retention.erase('2026-05')).rejects.toMatchObject({ code: 'held' });
    await retention.release('case-1');
    await retention.erase('2026-05');
    await expect(retention.retain({ keepMonths: 0 })).resolves.toMatchObject({
      removed: [{ period: '2026-05' }, { period: '2026-05' }, { period: '2026-05' }],
    });
    const reader = openAuditReader({ url: place.url });
    for (const { logId } of await reader.logs()) {
      const report = await reader.verify({ logId, verifiers, clockToleranceMs: 1e11 });
      expect(report).toMatchObject({ isIntact: true });
    }
  });

  it('finds a tombstone that was changed', async () => {
    const place = createUrl();
    const [logId = ''] = await writeLogs(place);
    const retention = await openFor(place.url, { secret });
    await retention.retain({ keepMonths: 0 });
    await runSql(
      databaseUrl,
      `UPDATE ${place.schema}.tombstones SET note = replace(note, 'removed 2026', 'removed 2025')`,
    );
    const reader = openAuditReader({ url: place.url });
    await expect(reader.verify({ logId, verifiers })).resolves.toMatchObject({
      isIntact: false,
      finding: { kind: 'bad-tombstone', firstSequence: 1 },
    });
  });
});
