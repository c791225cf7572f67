import { expect, it } from 'vitest';

import { openAuditLog, openAuditReader } from '../../src/index.ts';
import { appendMany, collect, openLog, toRecord } from '../fixtures/temporary-log.ts';
import type { TestStore } from './stores.ts';

/** What every store promises to who writes. */
export function describeWriting(store: TestStore): void {
  it('gives entries their places in the order of the calls', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    const entries = await Promise.all(appendMany(log, 1200));
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
    expect(new Set(entries.map(({ logId }) => logId))).toEqual(new Set([log.logId]));
    await expect(collect(openAuditReader({ url }).query())).resolves.toEqual(entries);
  });

  it('keeps what was acknowledged, and goes on behind it', async () => {
    const url = store.createUrl();
    const first = await openLog({ url });
    await Promise.all(appendMany(first, 5));
    const { logId, head } = first;
    await first.close();
    const second = await openLog({ url });
    expect(second).toMatchObject({ logId, head: { size: 5 } });
    expect(Buffer.from(second.head.rootHash)).toEqual(Buffer.from(head.rootHash));
    await expect(second.append(toRecord())).resolves.toMatchObject({ sequence: 6, logId });
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ entryCount: 6 });
  });

  it('tells the head of the log that checkpoints are made of', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    await Promise.all(appendMany(log, 7));
    const tree = await openAuditReader({ url }).tree();
    expect(tree).toMatchObject({ logId: log.logId, size: 7 });
    expect(Buffer.from(log.head.rootHash)).toEqual(Buffer.from(tree.rootHash));
  });

  it('adds nothing by a probe', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    await log.probe();
    await log.append(toRecord());
    await log.probe();
    expect(log.healthy).toBe(true);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ entryCount: 1 });
  });

  it('writes what was accepted before it closes', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    const accepted = appendMany(log, 700);
    await Promise.all([log.close(), ...accepted]);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ entryCount: 700 });
    await expect(log.append(toRecord())).rejects.toMatchObject({ code: 'closed' });
  });

  it('stores every field as it was given', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    const subject = `2026-11.${'a'.repeat(22)}`;
    const entry = await log.append({
      ...{ requestId: 'r', phase: 'outcome', method: 'PUT', decision: 'refused' },
      ...{ administrator: 'os:maria', category: 'upkeep', clientAddress: '2001:db8::1' },
      ...{ drift: 2, keyId: 'k1', reason: 'no-grant', traceId: 'ab'.repeat(16) },
      filters: { from: '2026-11-01T00:00:00.000Z', who: subject, deep: true, most: -1.5 },
      records: {
        ids: [7, 3, 2 ** 52],
        businessIds: [9],
        personalData: ['NAME'],
        subjects: [subject],
      },
      response: { status: 200, bytes: 2 ** 40, wasSuccessful: false },
      upstream: { attempts: 3, durationMs: 1.25, queueMs: 0, source: 'cache', status: 404 },
      details: { count: 3, periods: ['2026-05'], consumers: ['a'] },
    });
    expect(entry.records?.ids).toEqual([3, 7, 2 ** 52]);
    const reader = openAuditReader({ url });
    await expect(reader.entry(1)).resolves.toEqual(entry);
  });

  it('knows the intents that have no outcome, once nobody is there any more to give them one', async () => {
    const url = store.createUrl();
    const first = await openLog({ url });
    await first.append(toRecord({ requestId: 'answered', phase: 'intent' }));
    await first.append(toRecord({ requestId: 'left', phase: 'intent' }));
    await first.append(toRecord({ requestId: 'answered' }));
    await first.append(toRecord({ requestId: 'left-too', phase: 'intent' }));
    await first.close();
    const second = await openLog({ url });
    expect(second.recovery.closedIntents).toBe(2);
    const closed = await collect(openAuditReader({ url }).query({ decision: 'unknown' }));
    expect(closed.map(({ requestId }) => requestId)).toEqual(['left', 'left-too']);
    await second.close();
    expect((await openLog({ url })).recovery.closedIntents).toBe(0);
  });

  it('keeps the record of readings apart', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    await log.append(toRecord());
    const readings = await openLog({ url, log: 'readings' });
    await readings.append(toRecord({ category: 'reading', requestId: 'who-read' }));
    expect(readings.logId).not.toBe(log.logId);
    const read = async (kind: 'access' | 'readings'): Promise<string[]> =>
      (await collect(openAuditReader({ url, log: kind }).query())).map(
        ({ requestId }) => requestId,
      );
    await expect(read('access')).resolves.toEqual(['request-1']);
    await expect(read('readings')).resolves.toEqual(['who-read']);
  });

  it('refuses once its tail was cut off under it', async () => {
    const url = store.createUrl();
    const log = await openLog({ url });
    await log.append(toRecord());
    await log.append(toRecord());
    await store.change(url, 'DELETE FROM entries WHERE sequence = 2');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(log.append(toRecord())).rejects.toMatchObject({
        code: 'write-failed',
        cause: { name: 'AuditStoreError', code: 'inconsistent' },
      });
      expect(log.healthy).toBe(false);
    }
  });

  it('says that there is no log where there is none', async () => {
    const url = store.createUrl();
    await expect(
      Promise.resolve().then(() => openAuditReader({ url }).verify()),
    ).rejects.toMatchObject({ name: 'AuditStoreError', code: 'missing' });
  });

  it(
    store.isShared ? 'gives each of several writers a log of its own' : 'refuses a second writer',
    async () => {
      const url = store.createUrl();
      const first = await openLog({ url });
      const second = openAuditLog({ url, appendTimeoutMs: 500 });
      if (!store.isShared) {
        await expect(second).rejects.toMatchObject({ code: 'in-use' });
        return;
      }
      const other = await second;
      expect(other.logId).not.toBe(first.logId);
      const entries = await Promise.all([...appendMany(first, 300), ...appendMany(other, 200)]);
      await other.close();
      const reader = openAuditReader({ url });
      await expect(collect(reader.query())).resolves.toHaveLength(entries.length);
      for (const { logId, size } of await reader.logs()) {
        await expect(reader.verify({ logId })).resolves.toMatchObject({ entryCount: size });
      }
      // What was closed in order is there for the next one.
      expect((await openLog({ url })).logId).toBe(other.logId);
    },
  );
}
