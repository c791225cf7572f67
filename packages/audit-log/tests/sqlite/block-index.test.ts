import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { assert, asyncProperty, constantFrom, date, nat, record, subarray } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { openAuditLog, openAuditReader } from '../../src/index.ts';
import type { AuditCondition, AuditCountKey, AuditEntry, AuditRecord } from '../../src/index.ts';
import { createCounter } from '../../src/entry-counter.ts';
import { createMatcher } from '../../src/matches-condition.ts';
import { checkIndexOf } from '../../src/sqlite/block-index/check-index.ts';
import {
  collect,
  createPlace,
  openLog,
  tamper,
  toFirstFormat,
  toRecord,
  toSecondFormat,
} from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';

const entryCount = 2 * 4096 + 300;
const consumers = ['support', 'billing', 'rare'];
const operations = ['getOpenAiChatMessage', 'searchOpenAiChatMessages'];
const firstTime = Date.UTC(2026, 10, 20, 23, 0);

const sharedFolder = mkdtempSync(join(tmpdir(), 'audit-log-'));
const sharedPath = join(sharedFolder, 'audit.db');
const sharedUrl = `sqlite:${sharedPath}`;
let entries: AuditEntry[] = [];

/** Requests that differ in all that entries are found by. */
function toSample(index: number): AuditRecord {
  const subjects = [toPseudonym(index % 50), toPseudonym(1000 + index)];
  return toRecord({
    // Each intent is followed by its outcome.
    requestId: `r-${(index % 5 === 1 ? index - 1 : index) % 7000}`,
    consumer: index % 1000 === 7 ? 'rare' : (consumers[index % 2] ?? ''),
    operation: operations[Math.floor(index / 10) % 2] ?? '',
    decision: index % 11 === 0 ? 'refused' : 'allowed',
    phase: index % 5 === 0 ? 'intent' : 'outcome',
    keyId: `key-${index % 3}`,
    ...(index % 2 === 0 && { response: { status: index % 11 === 0 ? 403 : 200, bytes: index } }),
    ...(index % 13 === 0 && { category: 'recovery' }),
    ...(index % 3 === 0 && {
      records: {
        ids: [index, 10_000 + (index % 9)],
        businessIds: [index % 4],
        personalData: [],
        subjects,
      },
    }),
    ...(index % 97 === 0 && { filters: { OpenAiChatMessage_FullName: toPseudonym(7) } }),
  });
}

function toPseudonym(number: number): string {
  return `2026-11.${String(number).padStart(22, '0')}`;
}

function readBlocks(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('SELECT count(*) AS blocks FROM blocks').get();
  database.close();
  return Number(row?.['blocks']);
}

async function indexed(path: string, blocks: number): Promise<void> {
  await vi.waitUntil(() => readBlocks(path) === blocks, { interval: 5, timeout: 10_000 });
}

beforeAll(async () => {
  let tick = 0;
  // One in a second, with a step back in between.
  const clock = (): Date => new Date(firstTime + 1000 * (tick++ - (tick > 5000 ? 600 : 0)));
  const log = await openAuditLog({ url: sharedUrl, clock });
  const samples = Array.from({ length: entryCount }, (_, index) => log.append(toSample(index)));
  entries = await Promise.all(samples);
  await indexed(sharedPath, 2);
  await log.close();
});

afterAll(() => {
  rmSync(sharedFolder, { recursive: true });
});

/** A copy to do something to. */
function copyShared(): TemporaryPlace {
  const place = createPlace();
  copyFileSync(sharedPath, place.path);
  return place;
}

const anyTime = date({
  noInvalidDate: true,
  min: new Date(firstTime - 1000),
  max: new Date(firstTime + 9_000_000),
});
const conditions = record(
  {
    consumer: constantFrom(...consumers, 'nobody'),
    operation: constantFrom(...operations),
    requestId: nat(7100).map((index) => `r-${index}`),
    keyId: constantFrom('key-0', 'key-2', 'key-9'),
    recordId: nat(10_010),
    businessId: nat(5),
    decision: constantFrom('allowed', 'refused', 'unknown'),
    phase: constantFrom('intent', 'outcome'),
    category: constantFrom('access', 'recovery', 'upkeep'),
    status: constantFrom(200, 403, 404),
    subjects: subarray([toPseudonym(7), toPseudonym(49), toPseudonym(4000), toPseudonym(99_999)]),
    since: anyTime,
    until: anyTime,
  },
  { requiredKeys: [] },
);

/** As a filter has it: what is left out is not there at all. */
function toCondition(given: object): AuditCondition {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

describe('the index of blocks', () => {
  it('finds the same entries as reading all of them', async () => {
    const reader = openAuditReader({ url: sharedUrl });
    await assert(
      asyncProperty(conditions, async (given) => {
        const condition = toCondition(given);
        const expected = entries.filter(createMatcher(condition));
        expect(await collect(reader.query(condition))).toEqual(expected);
        const { entries: newest } = await reader.page({
          ...{ filter: condition, order: 'newest', limit: 3 },
        });
        expect(newest).toEqual(expected.slice(-3).toReversed());
      }),
      { numRuns: 40 },
    );
  });

  it.each<AuditCondition>([
    { requestId: 'r-6000' },
    { recordId: 5001 },
    { recordId: 10_003 },
    { businessId: 3 },
    { keyId: 'key-1' },
    { consumer: 'rare' },
    { operation: 'searchOpenAiChatMessages' },
    { status: 403 },
    { category: 'recovery' },
    { category: 'access' },
    { decision: 'refused' },
    { phase: 'intent' },
    { subjects: [toPseudonym(7)] },
    { subjects: [toPseudonym(49), toPseudonym(5200)] },
  ])('finds all entries for %o', async (condition) => {
    const expected = entries.filter(createMatcher(condition));
    const found = await collect(openAuditReader({ url: sharedUrl }).query(condition));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expected);
  });

  it.each<{ by: AuditCountKey }>([{ by: 'consumer' }, { by: 'operation' }, { by: 'day' }])(
    'counts by $by as reading all entries does',
    async ({ by }) => {
      const reader = openAuditReader({ url: sharedUrl });
      await assert(
        asyncProperty(conditions, async (given) => {
          const filter = toCondition(given);
          const counter = createCounter(by);
          for (const entry of entries.filter(createMatcher(filter))) counter.add(entry);
          expect(await reader.count({ by, filter })).toEqual(counter.counts());
        }),
        { numRuns: 40 },
      );
    },
  );

  it('is what the entries say', async () => {
    await expect(checkIndexOf(sharedPath)).resolves.toEqual({
      indexedEntryCount: 8192,
      findings: [],
    });
  });

  it.each([
    {
      what: 'postings',
      sql: 'DELETE FROM postings WHERE bucket = (SELECT max(bucket) FROM postings)',
    },
    { what: 'bits', sql: 'UPDATE frequent_terms SET entries = zeroblob(512) WHERE block = 1' },
    { what: 'times', sql: `UPDATE blocks SET max_time = '2026-01-01' WHERE block = 1` },
    { what: 'counts', sql: `UPDATE blocks SET counts = '[]' WHERE block = 1` },
  ])('is found changed: $what', async ({ sql }) => {
    const { path } = copyShared();
    tamper(path, sql);
    const { findings } = await checkIndexOf(path);
    expect(findings).toMatchObject([{ firstSequence: 4097, lastSequence: 8192 }]);
  });

  it('invents nothing, whatever it says', async () => {
    const { path, url } = copyShared();
    // The postings of each bucket in the place of the ones before: all of them point elsewhere.
    tamper(
      path,
      `UPDATE postings SET postings = coalesce(
        (SELECT postings FROM postings AS other WHERE other.bucket = postings.bucket + 1), postings);
      UPDATE frequent_terms SET entries = x'${'ff'.repeat(512)}'`,
    );
    const reader = openAuditReader({ url });
    await assert(
      asyncProperty(conditions, async (given) => {
        const condition = toCondition(given);
        const matches = createMatcher(condition);
        for await (const entry of reader.query(condition)) expect(matches(entry)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('gives up a block that entries were removed from, until the next writer', async () => {
    const { path, url } = copyShared();
    tamper(path, 'DELETE FROM entries WHERE sequence <= 5000');
    expect(readBlocks(path)).toBe(0);
    const left = entries.slice(5000);
    const filter: AuditCondition = { consumer: 'rare' };
    const expected = left.filter(createMatcher(filter));
    const reader = openAuditReader({ url });
    expect(await collect(reader.query(filter))).toEqual(expected);
    expect(await reader.count({ by: 'consumer', filter })).toMatchObject([{ key: 'rare' }]);
    await openLog({ url });
    await indexed(path, 2);
    await expect(checkIndexOf(path)).resolves.toMatchObject({ findings: [] });
    expect(await collect(reader.query(filter))).toEqual(expected);
  });

  it('leaves a block that holds something else than entries to who reads it', async () => {
    const { path, url } = copyShared();
    tamper(path, `UPDATE entries SET entry = '{}' WHERE sequence = 5000`);
    const log = await openLog({ url });
    await log.append(toRecord());
    await log.close();
    expect(readBlocks(path)).toBe(1);
    await expect(collect(openAuditReader({ url }).query())).rejects.toThrow('Entry 5000');
  });
});

describe('a log of an earlier format', () => {
  it.each([
    { format: 'first', makeOld: toFirstFormat },
    { format: 'second', makeOld: toSecondFormat },
  ])('of the $format is read as it is, and indexed by the next writer', async ({ makeOld }) => {
    const { path, url, folder } = copyShared();
    makeOld(path);
    const old = join(folder, 'old.db');
    copyFileSync(path, old);
    const filter: AuditCondition = { subjects: [toPseudonym(7)], consumer: 'billing' };
    const expected = entries.filter(createMatcher(filter));
    const since = new Date(firstTime + 3_600_000);
    const exported = await collect(openAuditReader({ url }).export({ since }));
    const reader = openAuditReader({ url });
    expect(await collect(reader.query(filter))).toEqual(expected);
    const counts = await reader.count({ by: 'day' });

    const log = await openLog({ url });
    await indexed(path, 2);
    await log.close();
    expect(await collect(reader.query({ ...filter, logId: entries[0]?.logId ?? '' }))).toEqual(
      expected,
    );
    const { findings } = await checkIndexOf(path);
    expect(findings).toEqual([]);
    expect(await reader.count({ by: 'day' })).toEqual(counts);
    expect(await collect(reader.export({ since }))).toEqual(exported);
    await expect(reader.verify({ clockToleranceMs: 1e6 })).resolves.toMatchObject({
      ...{ isIntact: true, entryCount },
    });
  });
});
