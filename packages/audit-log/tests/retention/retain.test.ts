import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { signCheckpoint } from '../../src/checkpoint/checkpoint.ts';
import {
  AuditStoreError,
  hashLeaf,
  isConsistent,
  isIncluded,
  openAuditReader,
  RemovedEntriesError,
} from '../../src/index.ts';
import type { AuditReader } from '../../src/index.ts';
import { coverLeaves } from '../../src/retention/removed-subtrees.ts';
import { openSqliteRetentionStore } from '../../src/retention/sqlite/sqlite-retention-store.ts';
import { signTombstone } from '../../src/retention/tombstone.ts';
import {
  collect,
  createPlace,
  openLog,
  tamper,
  toFirstFormat,
  toRecord,
} from '../fixtures/temporary-log.ts';
import { fiveMonths, key, now, openFor, writeMonths } from './log-by-months.ts';

const { verifiers } = key;
const sequencesOf = async (reader: AuditReader): Promise<number[]> =>
  (await collect(reader.query())).map(({ sequence }) => sequence);
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const rootOf = async (reader: AuditReader): Promise<string> =>
  Buffer.from((await reader.tree()).rootHash).toString('hex');

const original = mkdtempSync(join(tmpdir(), 'audit-retain-'));

beforeAll(async () => {
  await writeMonths(`sqlite:${join(original, 'audit.db')}`, fiveMonths);
});

afterAll(() => {
  rmSync(original, { recursive: true, force: true });
});

/** A store of five months. */
function createStore(): ReturnType<typeof createPlace> {
  const place = createPlace();
  cpSync(original, place.folder, { recursive: true });
  return place;
}

describe('plan', () => {
  it('says what is due, and changes nothing', async () => {
    const { url, folder, path } = createStore();
    const before = await collect(openAuditReader({ url }).export());
    const retention = await openFor(url, { signers: [] });
    await expect(retention.plan({ keepMonths: 4 })).resolves.toMatchObject({
      keepFrom: '2026-07',
      periods: [
        { period: '2026-05', count: 7, heldBy: [], runs: [{ firstSequence: 1, lastSequence: 7 }] },
        { period: '2026-06', count: 11, heldBy: [], runs: [{ firstSequence: 8 }] },
      ],
      unfinished: [],
    });
    await expect(retention.plan({ keepMonths: 6 })).resolves.toMatchObject({ periods: [] });
    expect(await collect(openAuditReader({ url }).export())).toEqual(before);
    expect(existsSync(`${path}-readings`)).toBe(false);
    expect(readdirSync(folder)).toContain('audit.db');
  });

  it('never counts the month that is under way', async () => {
    const { url } = createStore();
    const { periods, keepFrom } = await (await openFor(url)).plan({ keepMonths: 0 });
    expect(keepFrom).toBe('2026-11');
    expect(periods.map(({ period }) => period)).toEqual([
      ...['2026-05', '2026-06', '2026-07', '2026-10'],
    ]);
  });

  it('refuses what is no number of months', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    for (const keepMonths of [-1, 1.5, Number.NaN, 1e9]) {
      await expect(retention.plan({ keepMonths })).rejects.toMatchObject({ code: 'bad-request' });
      await expect(retention.retain({ keepMonths })).rejects.toMatchObject({ code: 'bad-request' });
    }
  });
});

describe('retain', () => {
  it('removes whole months, and leaves a log that verifies with the same root', async () => {
    const { url } = createStore();
    const reader = openAuditReader({ url });
    const rootHash = await rootOf(reader);
    const retention = await openFor(url);
    await expect(retention.retain({ keepMonths: 2 })).resolves.toMatchObject({
      keepFrom: '2026-09',
      removed: [{ period: '2026-05' }, { period: '2026-06' }, { period: '2026-07' }],
      held: [],
    });
    expect(await sequencesOf(reader)).toEqual(range(24, 30));
    const at = { removedAt: now.toISOString(), isSigned: true };
    await expect(reader.verify({ verifiers })).resolves.toEqual({
      ...{ isIntact: true, logId: (await reader.tree()).logId, entryCount: 7, rootHash },
      removed: [
        { period: '2026-05', firstSequence: 1, lastSequence: 7, count: 7, ...at },
        { period: '2026-06', firstSequence: 8, lastSequence: 18, count: 11, ...at },
        { period: '2026-07', firstSequence: 19, lastSequence: 23, count: 5, ...at },
      ],
    });
  });

  it('leaves nothing of what it removes in the files', async () => {
    const { url, folder } = createStore();
    const hasTrace = (): boolean =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('2026-05-1'));
    expect(hasTrace()).toBe(true);
    const retention = await openFor(url);
    await retention.retain({ keepMonths: 5 });
    expect(hasTrace()).toBe(false);
  });

  it('puts each removal on record, before and after', async () => {
    const { url } = createStore();
    const { logId } = await openAuditReader({ url }).tree();
    const retention = await openFor(url, { administrator: 'os:maria' });
    await retention.retain({ keepMonths: 5 });
    const details = {
      ...{ count: 7, firstSequence: 1, lastSequence: 7 },
      ...{ ofLog: logId, periods: ['2026-05'] },
    };
    const entries = await collect(openAuditReader({ url, log: 'readings' }).query());
    const act = {
      ...{ category: 'upkeep', operation: 'retainAuditPeriods', decision: 'allowed' },
      ...{ administrator: 'os:maria', requestId: entries[0]?.requestId },
    };
    const { rootHash } = await openAuditReader({ url }).tree(7);
    expect(entries).toMatchObject([
      { ...act, phase: 'intent', details },
      {
        ...{ ...act, phase: 'outcome' },
        details: { ...details, rootHash: Buffer.from(rootHash).toString('hex') },
      },
    ]);
    expect(entries).toHaveLength(2);
  });

  it('goes on where it stopped the month before', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    await retention.retain({ keepMonths: 5 });
    await expect(retention.retain({ keepMonths: 5 })).resolves.toMatchObject({ removed: [] });
    await expect(retention.retain({ keepMonths: 4 })).resolves.toMatchObject({
      removed: [{ period: '2026-06' }],
    });
    await expect(openAuditReader({ url }).verify({ verifiers })).resolves.toMatchObject({
      isIntact: true,
      entryCount: 12,
      removed: [{ lastSequence: 7 }, { firstSequence: 8, lastSequence: 18 }],
    });
  });

  it('removes a log to its end, and its writer goes on, one that has it open among them', async () => {
    const { url } = createPlace();
    let time = new Date('2026-01-05T00:00:00Z');
    const log = await openLog({ url, clock: () => time });
    for (let count = 0; count < 5; count += 1) await log.append(toRecord());
    const retention = await openFor(url);
    await retention.retain({ keepMonths: 1 });
    const reader = openAuditReader({ url });
    await expect(reader.verify({ verifiers })).resolves.toMatchObject({
      ...{ isIntact: true, entryCount: 0, removed: [{ firstSequence: 1, lastSequence: 5 }] },
    });
    time = now;
    await expect(log.append(toRecord())).resolves.toMatchObject({ sequence: 6 });
    expect(log.healthy).toBe(true);
    await log.close();
    await writeMonths(url, [{ month: '2026-12', count: 2 }]);
    await expect(reader.verify({ verifiers })).resolves.toMatchObject({
      ...{ isIntact: true, entryCount: 3 },
    });
    expect(await sequencesOf(reader)).toEqual([6, 7, 8]);
  });

  it('removes entries of a month on both sides of a step of the clock, and no others', async () => {
    const { url } = createPlace();
    const months = ['2026-05', '2026-06', '2026-05', '2026-06', '2026-11', '2026-05'];
    await writeMonths(
      url,
      months.map((month) => ({ month, count: 3 })),
    );
    const retention = await openFor(url);
    await expect(retention.retain({ keepMonths: 5 })).resolves.toMatchObject({
      removed: [
        { firstSequence: 1, lastSequence: 3 },
        { firstSequence: 7, lastSequence: 9 },
        { firstSequence: 16, lastSequence: 18 },
      ],
    });
    const reader = openAuditReader({ url });
    expect(await sequencesOf(reader)).toEqual([4, 5, 6, ...range(10, 15)]);
    await expect(reader.verify({ verifiers })).resolves.toMatchObject({ isIntact: true });
  });

  it('removes what was recorded of readings, too', async () => {
    const { url, path } = createPlace();
    await writeMonths(url, fiveMonths.slice(0, 1));
    await writeMonths(`sqlite:${path}-readings`, [{ month: '2026-05', count: 3 }]);
    const retention = await openFor(url);
    await expect(retention.retain({ keepMonths: 1 })).resolves.toMatchObject({
      removed: [
        { kind: 'access', lastSequence: 7 },
        { kind: 'readings', lastSequence: 3 },
      ],
    });
    const readings = openAuditReader({ url, log: 'readings' });
    await expect(readings.verify({ verifiers })).resolves.toMatchObject({
      isIntact: true,
      removed: [{ period: '2026-05', count: 3 }],
    });
  });

  it('removes from a log of the first version', async () => {
    const { url, path } = createStore();
    toFirstFormat(path);
    const retention = await openFor(url);
    await retention.retain({ keepMonths: 5 });
    await expect(openAuditReader({ url }).verify({ verifiers })).resolves.toMatchObject({
      ...{ isIntact: true, entryCount: 23 },
    });
  });

  it('removes nothing of a log that is not intact', async () => {
    const { url, path } = createStore();
    tamper(path, `UPDATE entries SET entry = replace(entry, 'support', 'x') WHERE sequence = 25`);
    const retention = await openFor(url);
    await expect(retention.retain({ keepMonths: 2 })).rejects.toMatchObject({
      code: 'not-intact',
      message: expect.stringContaining('Entry 25') as string,
    });
    expect(await sequencesOf(openAuditReader({ url }))).toEqual(range(1, 30));
  });

  it('needs a key, and a log', async () => {
    const nowhere = createPlace();
    await expect(openFor(nowhere.url)).rejects.toThrow(AuditStoreError);
    expect(existsSync(nowhere.path)).toBe(false);
    const { url } = createStore();
    const retention = await openFor(url, { signers: [] });
    await expect(retention.retain({ keepMonths: 2 })).rejects.toMatchObject({
      name: 'NoteKeyError',
    });
  });

  it('tells how far it has come', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    const told: number[] = [];
    await retention.retain({ keepMonths: 4, onProgress: (count) => told.push(count) });
    expect(told).toEqual([7, 18]);
  });

  it('gives the space back while nobody writes', async () => {
    const { url, path } = createPlace();
    await writeMonths(url, [
      { month: '2026-05', count: 600 },
      { month: '2026-11', count: 1 },
    ]);
    const before = readFileSync(path).length;
    const { freedBytes, reusableBytes } = await (await openFor(url)).retain({ keepMonths: 1 });
    const after = readFileSync(path).length;
    expect(freedBytes).toBeGreaterThan(before / 2);
    expect(reusableBytes).toBe(0);
    expect(after).toBeLessThan(before / 2);
  });

  it('leaves the space to entries to come while somebody writes, and nothing in it', async () => {
    const { url, path } = createPlace();
    await writeMonths(url, [{ month: '2026-05', count: 600 }]);
    const log = await openLog({ url, clock: () => now });
    const { freedBytes, reusableBytes } = await (await openFor(url)).retain({ keepMonths: 1 });
    expect(freedBytes).toBe(0);
    expect(reusableBytes).toBeGreaterThan(readFileSync(path).length / 2);
    await log.append(toRecord());
    await log.close();
    expect(readFileSync(path).includes('request-2026-05')).toBe(false);
  });

  it('leaves writers undisturbed', async () => {
    const { url } = createPlace();
    await writeMonths(url, [{ month: '2026-05', count: 3000 }]);
    const log = await openLog({ url, clock: () => now });
    const retention = await openFor(url);
    const abort = new AbortController();
    const writing = (async () => {
      let count = 0;
      for (; !abort.signal.aborted; count += 1) await log.append(toRecord());
      return count;
    })();
    await retention.retain({ keepMonths: 1 });
    abort.abort();
    const count = await writing;
    expect(count).toBeGreaterThan(0);
    expect(log.healthy).toBe(true);
    await expect(openAuditReader({ url }).verify({ verifiers })).resolves.toMatchObject({
      ...{ isIntact: true, entryCount: count },
    });
  });
});

describe('a log with a removed period', () => {
  it('proves everything outside of it, and says of what is in it that it is gone', async () => {
    const { url } = createStore();
    const retention = await openFor(url);
    await retention.hold({ name: 'case-1', until: new Date('2026-06-01T00:00:00Z') });
    await retention.retain({ keepMonths: 2 });
    const kept = [...range(1, 7), ...range(24, 30)];
    const reader = openAuditReader({ url });
    expect(await sequencesOf(reader)).toEqual(kept);
    for (const sequence of kept) {
      for (const size of [...kept, 18, 23]) {
        if (size < sequence) continue;
        const { entry, rootHash, hashes } = await reader.proveInclusion(sequence, size);
        const claim = { index: sequence - 1, size, leafHash: hashLeaf(entry), rootHash };
        expect(isIncluded({ ...claim, proof: hashes })).toBe(true);
      }
    }
    const sizes = [0, ...kept, 18, 23].sort((one, other) => one - other);
    for (const from of sizes) {
      for (const to of sizes.filter((size) => size >= from)) {
        const { fromRootHash, rootHash, hashes } = await reader.proveConsistency(from, to);
        const claim = { from, to, fromRootHash, toRootHash: rootHash, proof: hashes };
        expect(isConsistent(claim)).toBe(true);
      }
    }
    for (const sequence of range(8, 23)) {
      await expect(reader.proveInclusion(sequence)).rejects.toThrow(RemovedEntriesError);
      await expect(reader.entry(sequence)).resolves.toBeUndefined();
    }
    for (const size of [9, 13, 17, 19, 21]) {
      await expect(reader.tree(size)).rejects.toThrow(/entries (8 to 18|19 to 23) were removed/);
    }
  });
});

describe('checkpoints of a removed period', () => {
  const sign = async (reader: AuditReader, ...sizes: number[]): Promise<string[]> => {
    const trees = await Promise.all(sizes.map((size) => reader.tree(size)));
    return trees.map((tree) =>
      signCheckpoint({ ...tree, origin: 'example.com/audit' }, key.signers, now),
    );
  };

  it.each([{ isBeside: false }, { isBeside: true }])(
    'stay comparable, where they were known ($isBeside)',
    async ({ isBeside }) => {
      const { url, path } = createStore();
      const reader = openAuditReader({ url });
      const known = await sign(reader, 4, 10, 13, 18, 29);
      const unknown = await sign(reader, 3, 15);
      if (isBeside) writeFileSync(`${path}-checkpoints`, known.join('\n'));
      const retention = await openFor(url, isBeside ? {} : { checkpoints: known });
      await retention.retain({ keepMonths: 4 });
      const checkpoints = [...known, ...unknown];
      await expect(reader.verify({ verifiers, checkpoints })).resolves.toMatchObject({
        isIntact: true,
        signed: { checkpointCount: 5, passedCount: 2, lastSequence: 29 },
      });
      const { fromRootHash, rootHash, hashes } = await reader.proveConsistency(13, 30);
      const claim = { from: 13, to: 30, fromRootHash, toRootHash: rootHash, proof: hashes };
      expect(isConsistent(claim)).toBe(true);
    },
  );

  it('keep no writer from going on, where they end in what was removed', async () => {
    const { url, path } = createPlace();
    await writeMonths(url, fiveMonths.slice(0, 2));
    const checkpoints = await sign(openAuditReader({ url }), 13);
    const retention = await openFor(url, { checkpoints: [] });
    await retention.retain({ keepMonths: 2 });
    writeFileSync(`${path}-checkpoints`, checkpoints.join('\n'));
    await expect(writeMonths(url, fiveMonths.slice(4))).resolves.toHaveLength(3);
  });
});

describe('a removal that was cut off', () => {
  /** Sets the tombstone of May, and removes nothing. */
  async function bury(path: string): Promise<void> {
    const { logId } = await openAuditReader({ url: `sqlite:${path}` }).tree();
    const store = openSqliteRetentionStore({ kind: 'sqlite', path });
    const run = { period: '2026-05', firstSequence: 1, lastSequence: 600 };
    await store.bury({
      run: { ...run, logId, kind: 'access' },
      holds: [],
      places: coverLeaves(0, 600),
      sign: (tree) =>
        signTombstone(
          { ...run, logId, requestId: 'request-1', removedAt: now.toISOString(), ...tree },
          key.signers,
        ),
    });
    await store.close();
  }

  it('verifies, exports and is completed', async () => {
    const { url, path } = createPlace();
    await writeMonths(url, [
      { month: '2026-05', count: 600 },
      { month: '2026-11', count: 3 },
    ]);
    await bury(path);
    const reader = openAuditReader({ url });
    const removed = [{ period: '2026-05', count: 600 }];
    await expect(reader.verify({ verifiers })).resolves.toMatchObject({ isIntact: true, removed });
    expect(await collect(reader.export())).toHaveLength(1 + 3 + 1);

    const retention = await openFor(url);
    await expect(retention.plan({ keepMonths: 100 })).resolves.toMatchObject({
      periods: [],
      unfinished: [{ period: '2026-05', firstSequence: 1, lastSequence: 600 }],
    });
    const reports: unknown[] = [];
    await retention.retain({
      keepMonths: 100,
      // Between two transactions: what somebody finds who comes after a power cut.
      onProgress: () => reports.push(reader.verify({ verifiers }), reader.verify()),
    });
    expect(reports.length).toBeGreaterThan(2);
    for (const report of await Promise.all(reports)) {
      expect(report).toMatchObject({ isIntact: true, removed });
    }
    await expect(reader.verify({ verifiers })).resolves.toMatchObject({
      ...{ isIntact: true, entryCount: 3, removed },
    });
    const entries = await collect(openAuditReader({ url, log: 'readings' }).query());
    expect(entries).toMatchObject([{ phase: 'outcome', requestId: 'request-1' }]);
  });
});
