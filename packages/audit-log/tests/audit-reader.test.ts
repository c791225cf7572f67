import { describe, expect, it } from 'vitest';

import { openAuditReader } from '../src/index.ts';
import type { AuditFilter } from '../src/index.ts';
import {
  appendMany,
  collect,
  createPlace,
  openLog,
  tamper,
  toRecord,
  writeBatches,
} from './fixtures/temporary-log.ts';

async function writeSamples(url: string): Promise<void> {
  let minute = 0;
  const clock = (): Date => new Date(Date.UTC(2026, 10, 20, 8, minute++));
  const log = await openLog({ url, clock });
  const records = { ids: [10, 11], businessIds: [1], personalData: [] };
  await log.append(toRecord({ requestId: 'r1', consumer: 'support' }));
  await log.append(toRecord({ requestId: 'r2', consumer: 'billing', records }));
  await log.append(toRecord({ requestId: 'r3', operation: 'deleteOpenAiChatMessage' }));
  await log.append(toRecord({ requestId: 'r3', phase: 'intent', records }));
  await log.append(toRecord({ requestId: 'r5', records: { ...records, ids: [110] } }));
}

describe('query', () => {
  it.each<{ filter: AuditFilter; finds: number[] }>([
    { filter: {}, finds: [1, 2, 3, 4, 5] },
    { filter: { last: 2 }, finds: [4, 5] },
    { filter: { last: 9 }, finds: [1, 2, 3, 4, 5] },
    { filter: { consumer: 'support' }, finds: [1, 3, 4, 5] },
    { filter: { consumer: 'support', last: 2 }, finds: [4, 5] },
    { filter: { consumer: `' OR 1=1 --` }, finds: [] },
    { filter: { operation: 'deleteOpenAiChatMessage' }, finds: [3] },
    { filter: { requestId: 'r3' }, finds: [3, 4] },
    { filter: { recordId: 11 }, finds: [2, 4] },
    { filter: { recordId: 1 }, finds: [] },
    { filter: { since: new Date('2026-11-20T08:03Z') }, finds: [4, 5] },
    { filter: { until: new Date('2026-11-20T08:03Z') }, finds: [1, 2, 3] },
    { filter: { requestId: 'r3', recordId: 10 }, finds: [4] },
  ])('finds $finds for $filter', async ({ filter, finds }) => {
    const { url } = createPlace();
    await writeSamples(url);
    const found = await collect(openAuditReader({ url }).query(filter));
    expect(found.map(({ sequence }) => sequence)).toEqual(finds);
  });

  it('reads while the log is written, and sees what is durable', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    const reader = openAuditReader({ url });
    for (let round = 1; round <= 5; round += 1) {
      const writing = appendMany(log, 400);
      const [report, entries] = await Promise.all([reader.verify(), collect(reader.query())]);
      expect(report.isIntact).toBe(true);
      expect(entries.length).toBeGreaterThanOrEqual((round - 1) * 400);
      await Promise.all(writing);
      await expect(reader.verify()).resolves.toMatchObject({ entryCount: round * 400 });
    }
  });

  it('does not keep a writer waiting while a query is under way', async () => {
    const { url } = createPlace();
    await writeBatches(url, 10);
    const log = await openLog({ url, appendTimeoutMs: 1000 });
    const query = openAuditReader({ url }).query()[Symbol.asyncIterator]();
    await query.next();
    await expect(log.append(toRecord())).resolves.toMatchObject({ sequence: 11 });
    await query.return?.();
  });

  it('says which entry cannot be parsed', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3);
    tamper(path, `UPDATE entries SET entry = json_set(entry, '$.phase', 'x') WHERE sequence = 2`);
    await expect(collect(openAuditReader({ url }).query())).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('Entry 2') as string,
    });
  });
});
