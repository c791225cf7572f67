import { expect, it } from 'vitest';

import { openAuditReader } from '../../src/index.ts';
import type {
  AuditEntry,
  AuditFilter,
  AuditPageQuery,
  AuditReader,
  AuditRecord,
} from '../../src/index.ts';
import { appendMany, collect, openLog, toRecord } from '../fixtures/temporary-log.ts';
import type { TestStore } from './stores.ts';

const ada = `2026-11.${'A'.repeat(22)}`;
const bob = `2026-11.${'B'.repeat(22)}`;
const records = { ids: [10, 11], businessIds: [1], personalData: [] };
const samples: readonly Partial<AuditRecord>[] = [
  { requestId: 'r1', keyId: 'k1', response: { status: 200, bytes: 1 } },
  { requestId: 'r2', consumer: 'billing', records },
  { requestId: 'r3', operation: 'deleteOpenAiChatMessage', decision: 'refused' },
  { requestId: 'r3', phase: 'intent', records: { ...records, subjects: [ada] } },
  { requestId: 'r5', records: { ids: [110], businessIds: [2], personalData: [], subjects: [bob] } },
  { requestId: 'r6', category: 'upkeep', filters: { coworker: ada } },
  { requestId: 'r7', upstream: { attempts: 1, durationMs: 1, status: 404 } },
  { requestId: 'r8', response: { status: 404, bytes: 0 }, details: { subjects: [bob] } },
];

async function writeSamples(url: string): Promise<AuditReader> {
  let minute = 0;
  const log = await openLog({ url, clock: () => new Date(Date.UTC(2026, 10, 20, 8, minute++)) });
  for (const sample of samples) await log.append(toRecord(sample));
  return openAuditReader({ url });
}

async function readLogId(reader: AuditReader): Promise<string> {
  const [log] = await reader.logs();
  return log?.logId ?? '';
}

function sequences(entries: readonly AuditEntry[]): number[] {
  return entries.map(({ sequence }) => sequence);
}

async function readPages(
  reader: AuditReader,
  query: AuditPageQuery,
  between?: () => Promise<unknown>,
): Promise<AuditEntry[][]> {
  const pages: AuditEntry[][] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.page({ ...query, ...(cursor !== undefined && { cursor }) });
    pages.push([...page.entries]);
    cursor = page.next;
    await between?.();
  } while (cursor !== undefined);
  return pages;
}

/** What every store promises to who reads. */
export function describeReading(store: TestStore): void {
  it('finds what a filter asks for, whichever way it is asked', async () => {
    const reader = await writeSamples(store.createUrl());
    const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minute));
    const logId = await readLogId(reader);
    const cases: readonly { filter: AuditFilter; finds: number[] }[] = [
      { filter: {}, finds: [1, 2, 3, 4, 5, 6, 7, 8] },
      { filter: { consumer: 'billing' }, finds: [2] },
      { filter: { consumer: `' OR 1=1 --` }, finds: [] },
      { filter: { consumer: '\\' }, finds: [] },
      { filter: { keyId: 'k1' }, finds: [1] },
      { filter: { operation: 'deleteOpenAiChatMessage' }, finds: [3] },
      { filter: { requestId: 'r3' }, finds: [3, 4] },
      { filter: { recordId: 11 }, finds: [2, 4] },
      { filter: { recordId: 1 }, finds: [] },
      { filter: { businessId: 2 }, finds: [5] },
      { filter: { decision: 'refused' }, finds: [3] },
      { filter: { phase: 'intent' }, finds: [4] },
      { filter: { category: 'upkeep' }, finds: [6] },
      { filter: { category: 'access' }, finds: [1, 2, 3, 4, 5, 7, 8] },
      { filter: { status: 404 }, finds: [8] },
      { filter: { subjects: [ada] }, finds: [4, 6] },
      { filter: { subjects: [ada, bob] }, finds: [4, 5, 6, 8] },
      { filter: { subjects: [] }, finds: [] },
      { filter: { since: at(3) }, finds: [4, 5, 6, 7, 8] },
      { filter: { until: at(3) }, finds: [1, 2, 3] },
      { filter: { since: at(2), until: at(4) }, finds: [3, 4] },
      { filter: { since: at(4), until: at(2) }, finds: [] },
      { filter: { requestId: 'r3', recordId: 10 }, finds: [4] },
      { filter: { logId }, finds: [1, 2, 3, 4, 5, 6, 7, 8] },
      { filter: { logId: '00000000-0000-4000-8000-000000000000' }, finds: [] },
    ];
    for (const { filter, finds } of cases) {
      const asked = JSON.stringify(filter);
      const found = await collect(reader.query(filter));
      expect([asked, ...sequences(found)]).toEqual([asked, ...finds]);
      const latest = await collect(reader.query({ ...filter, last: 2 }));
      expect([asked, ...sequences(latest)]).toEqual([asked, ...finds.slice(-2)]);
      const pages = await readPages(reader, { filter, limit: 3, order: 'newest' });
      expect([asked, ...sequences(pages.flat())]).toEqual([asked, ...finds.toReversed()]);
      const counts = await reader.count({ by: 'day', filter });
      const total = counts.reduce((sum, { allowed, refused }) => sum + allowed + refused, 0);
      expect([asked, total]).toEqual([asked, finds.length]);
    }
  });

  it.each([{ order: 'oldest' }, { order: 'newest' }] as const)(
    'gives the $order first page by page, whatever is appended meanwhile',
    async ({ order }) => {
      const url = store.createUrl();
      const log = await openLog({ url });
      const before = await Promise.all(appendMany(log, 25));
      const pages = await readPages(openAuditReader({ url }), { order, limit: 10 }, () =>
        Promise.all(appendMany(log, 3)),
      );
      expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
      const expected = order === 'oldest' ? before : before.toReversed();
      expect(pages.flat()).toEqual(expected);
    },
  );

  it('refuses what is no cursor', async () => {
    const reader = await writeSamples(store.createUrl());
    const texts = ['[1]', 'null', '[1,"","","","",1]', '{'];
    const encoded = texts.map((text) => Buffer.from(text).toString('base64url'));
    for (const cursor of ['', 'nonsense', ...encoded]) {
      await expect(reader.page({ limit: 1, cursor })).rejects.toMatchObject({
        name: 'AuditCursorError',
      });
    }
  });

  it('refuses the cursor of another query, of another store, and no limit at all', async () => {
    const reader = await writeSamples(store.createUrl());
    const { next: cursor = '' } = await reader.page({ limit: 1 });
    await expect(
      reader.page({ limit: 1, cursor, filter: { consumer: 'support' } }),
    ).rejects.toMatchObject({ name: 'AuditCursorError' });
    const other = await writeSamples(store.createUrl());
    await expect(other.page({ limit: 1, cursor })).rejects.toMatchObject({
      name: 'AuditCursorError',
    });
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      await expect(reader.page({ limit })).rejects.toThrow(RangeError);
    }
  });

  it('counts by consumer, operation and day', async () => {
    const reader = await writeSamples(store.createUrl());
    await expect(reader.count({ by: 'consumer' })).resolves.toEqual([
      { key: 'billing', allowed: 1, refused: 0, unknown: 0, records: 2 },
      { key: 'support', allowed: 6, refused: 1, unknown: 0, records: 3 },
    ]);
    await expect(
      reader.count({ by: 'operation', filter: { decision: 'refused' } }),
    ).resolves.toEqual([
      { key: 'deleteOpenAiChatMessage', allowed: 0, refused: 1, unknown: 0, records: 0 },
    ]);
    await expect(reader.count({ by: 'day', filter: { recordId: 10 } })).resolves.toEqual([
      { key: '2026-11-20', allowed: 2, refused: 0, unknown: 0, records: 4 },
    ]);
  });

  it('gives a single entry, and none where there is none', async () => {
    const reader = await writeSamples(store.createUrl());
    await expect(reader.entry(2)).resolves.toMatchObject({ requestId: 'r2' });
    for (const sequence of [0, 9, -1, 1.5, 2 ** 60]) {
      await expect(reader.entry(sequence)).resolves.toBeUndefined();
    }
    await expect(reader.entry(1, '00000000-0000-4000-8000-000000000000')).resolves.toBeUndefined();
  });

  it('follows the log as it grows', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    await Promise.all(appendMany(log, 3));
    const { signal, abort } = toAbort();
    const followed: number[] = [];
    const reader = openAuditReader({ url });
    for await (const { sequence } of reader.follow({ filter: { last: 2 }, signal, everyMs: 5 })) {
      followed.push(sequence);
      if (followed.length === 2) await Promise.all(appendMany(log, 2));
      if (followed.length === 4) abort();
    }
    expect(followed).toEqual([2, 3, 4, 5]);
  });

  it('follows from a place on', async () => {
    const reader = await writeSamples(store.createUrl());
    const logId = await readLogId(reader);
    const { signal, abort } = toAbort();
    const followed: number[] = [];
    for await (const { sequence } of reader.follow({ after: { [logId]: 6 }, signal, everyMs: 5 })) {
      followed.push(sequence);
      if (followed.length === 2) abort();
    }
    expect(followed).toEqual([7, 8]);
  });

  it('sees the log as it was when the reading began', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    await Promise.all(appendMany(log, 2500));
    const reader = openAuditReader({ url });
    const seen: number[] = [];
    for await (const { sequence } of reader.query()) {
      seen.push(sequence);
      if (sequence === 1) await log.append(toRecord());
    }
    expect(seen).toHaveLength(2500);
    await expect(collect(reader.query({ last: 1 }))).resolves.toMatchObject([{ sequence: 2501 }]);
  });
}

function toAbort(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort() {
      controller.abort();
    },
  };
}
