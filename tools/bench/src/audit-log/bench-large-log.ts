import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openAuditLog, openAuditReader } from '@nexudus-toolkit/audit-log';
import type { AuditReader } from '@nexudus-toolkit/audit-log';
import { median } from '../median.ts';
import { distinctRecords, toPerson, toRecordId, toSampleRecord } from './sample-record.ts';

export interface LargeLogOptions {
  readonly entries: number;
  /** Where there is room for some 2 KB for each; the temporary folder of the system by default. */
  readonly folder?: string | undefined;
  /** Told of each step. */
  readonly onProgress: (line: string) => void;
}

/** A log of one size. */
export interface LargeLogStep {
  readonly entries: number;
  readonly entriesPerSecond: number;
  readonly bytes: number;
  readonly queries: readonly QueryTime[];
}

export interface QueryTime {
  readonly name: string;
  /** What it found. */
  readonly found: number;
  /** The first time, on a connection that has read nothing yet. */
  readonly firstMs: number;
  /** Later times, at the median. */
  readonly medianMs: number;
}

const maxIdleMs = 3000;
const entriesAtOnce = 4000;
const secondsPerEntry = 0.5;
const steps = 10;
const repetitions = 5;
const firstTime = Date.UTC(2026, 5, 1);

/** Fills a log up to a size, and measures its growth and what it takes to find something in it. */
export async function benchLargeLog(options: LargeLogOptions): Promise<readonly LargeLogStep[]> {
  const folder = mkdtempSync(join(options.folder ?? tmpdir(), 'bench-large-log-'));
  const path = join(folder, 'audit.db');
  const url = `sqlite:${path}`;
  const results: LargeLogStep[] = [];
  try {
    for (let step = 1; step <= steps; step += 1) {
      const size = Math.round((options.entries / steps) * step);
      const entriesPerSecond = await fillTo(url, size);
      const isMeasured = step === 1 || step === steps;
      const queries = isMeasured ? await timeQueries(openAuditReader({ url }), size) : [];
      const result = { entries: size, entriesPerSecond, bytes: statSync(path).size, queries };
      results.push(result);
      options.onProgress(`${size} entries, ${(result.bytes / 1e9).toFixed(2)} GB`);
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fillTo(url: string, size: number): Promise<number> {
  let ticks = 0;
  const clock = (): Date => new Date(firstTime + ticks++ * secondsPerEntry * 1000);
  const log = await openAuditLog({ url, clock, appendTimeoutMs: 60_000 });
  const before = log.head.size;
  ticks = before;
  const start = performance.now();
  while (log.head.size < size) {
    const first = log.head.size;
    const count = Math.min(entriesAtOnce, size - first);
    await Promise.all(
      Array.from({ length: count }, (_, place) => log.append(toSampleRecord(first + place))),
    );
  }
  const elapsedMs = performance.now() - start;
  // The log indexes what it has fallen behind with once there is nothing to write.
  await setTimeout(Math.min(maxIdleMs, elapsedMs));
  await log.close();
  return ((size - before) / elapsedMs) * 1000;
}

async function timeQueries(reader: AuditReader, size: number): Promise<QueryTime[]> {
  const middle = new Date(firstTime + (size / 2) * secondsPerEntry * 1000);
  const recordId = toRecordId(Math.floor(size / 2 / 10) * 10, 0);
  const people = [toPerson(recordId)];
  const page = (query: Omit<Parameters<AuditReader['page']>[0], 'limit'>) => async () =>
    (await reader.page({ ...query, limit: 50 })).entries.length;
  const all = (filter: Parameters<AuditReader['query']>[0]) => async () => {
    let found = 0;
    for await (const entry of reader.query(filter)) found += entry.sequence > 0 ? 1 : 0;
    return found;
  };
  const queries: [string, () => Promise<number>][] = [
    ['latest page', page({ order: 'newest' })],
    ['latest page of a consumer', page({ order: 'newest', filter: { consumer: 'consumer-4' } })],
    ['page from the middle on', page({ filter: { since: middle } })],
    [`all of a record (1 of ${distinctRecords})`, all({ recordId })],
    ['all of a person', all({ subjects: people })],
    ['one request', all({ requestId: `req_${(77).toString(36).padStart(16, '0')}` })],
    ['a consumer with 1 of 10,000 entries', all({ consumer: 'rare' })],
    ['counts by day', async () => (await reader.count({ by: 'day' })).length],
    [
      'counts by consumer of one operation since the middle',
      async () => {
        const filter = { operation: 'searchOpenAiChatMessages', since: middle };
        return (await reader.count({ by: 'consumer', filter })).length;
      },
    ],
    ['one entry with its proof', async () => (await reader.proveInclusion(size / 2)).hashes.length],
  ];
  const times: QueryTime[] = [];
  for (const [name, ask] of queries) {
    const elapsed: number[] = [];
    let found = 0;
    for (let repetition = 0; repetition <= repetitions; repetition += 1) {
      const start = performance.now();
      found = await ask();
      elapsed.push(performance.now() - start);
    }
    const [firstMs = Number.NaN, ...later] = elapsed;
    times.push({ name, found, firstMs, medianMs: median(later) });
  }
  return times;
}
