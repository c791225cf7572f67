import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it } from 'vitest';

import { AuditRecordError, openAuditLog, openAuditReader } from '../src/index.ts';
import type { AuditRecord } from '../src/index.ts';
import { appendMany, collect, createPlace, openLog, toRecord } from './fixtures/temporary-log.ts';

function countBatches(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('SELECT count(*) AS batches FROM tree_heads').get();
  database.close();
  return row?.['batches'];
}

describe('append', () => {
  it('returns the entry as it is stored', async () => {
    const { url } = createPlace();
    const log = await openLog({ url, clock: () => new Date('2026-11-20T08:15:30.123Z') });
    const record = toRecord({ records: { ids: [87654321], businessIds: [1], personalData: [] } });
    const entry = await log.append(record);
    expect(entry).toEqual({
      ...record,
      schemaVersion: 2,
      logId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      sequence: 1,
      time: '2026-11-20T08:15:30.123Z',
    });
    expect(await collect(openAuditReader({ url }).query())).toEqual([entry]);
  });

  it('numbers a thousand parallel entries without a gap, in few flushes', async () => {
    const { url, path } = createPlace();
    const log = await openLog({ url });
    const entries = await Promise.all(appendMany(log, 1000));
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index + 1),
    );
    const stored = await collect(openAuditReader({ url }).query());
    expect(stored).toEqual(entries);
    expect(countBatches(path)).toBeLessThanOrEqual(5);
  });

  it('goes on where it stopped, as the same log', async () => {
    const { url } = createPlace();
    const first = await openAuditLog({ url });
    const before = await first.append(toRecord());
    await first.close();
    const second = await openLog({ url });
    const after = await second.append(toRecord());
    expect(after).toMatchObject({ sequence: 2, logId: before.logId });
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ entryCount: 2 });
  });

  it('writes nothing but the fields of the closed shape, to no file', async () => {
    const { url, folder } = createPlace();
    const canary = 'canary-7f3a';
    const record = {
      ...toRecord({ response: { status: 200, bytes: 1 } }),
      Content: canary,
      response: { status: 200, bytes: 1, body: canary },
      records: { ids: [1], businessIds: [1], personalData: [], names: [canary] },
      toJSON: () => canary,
    };
    const log = await openLog({ url });
    const entry = await log.append(record);
    expect(JSON.stringify(entry)).not.toContain(canary);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join('')).toContain('request-1');
    expect(bytes.join('')).not.toContain(canary);
  });

  it('refuses a value that does not fit, and stays healthy', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    const record: AuditRecord = toRecord({ consumer: 'Jane Doe <jane@example.com>' });
    await expect(log.append(record)).rejects.toThrow(AuditRecordError);
    await expect(log.append(record)).rejects.not.toThrow('jane@example.com');
    expect(log.healthy).toBe(true);
    await expect(log.append(toRecord())).resolves.toMatchObject({ sequence: 1 });
  });

  it('leaves the event loop free while the disk is busy', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    const order: string[] = [];
    const appended = log.append(toRecord()).then(() => order.push('durable'));
    await new Promise((resolve) => setImmediate(resolve));
    order.push('event loop turned');
    await appended;
    expect(order).toEqual(['event loop turned', 'durable']);
  });
});

describe('close', () => {
  it('writes what was accepted, and refuses what comes after', async () => {
    const { url } = createPlace();
    const log = await openAuditLog({ url });
    const accepted = appendMany(log, 700);
    const closed = log.close();
    await expect(log.append(toRecord())).rejects.toMatchObject({
      name: 'AuditUnavailableError',
      code: 'closed',
    });
    await expect(log.probe()).rejects.toMatchObject({ code: 'closed' });
    await closed;
    await log.close();
    await expect(Promise.all(accepted)).resolves.toHaveLength(700);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ entryCount: 700 });
  });
});

describe('openAuditLog', () => {
  it('creates file and folder for their owner alone', async () => {
    const { folder } = createPlace();
    const path = join(folder, 'new', 'deep', 'audit.db');
    const log = await openLog({ url: `sqlite:${path}` });
    await log.append(toRecord());
    const mode = (name: string): string => (statSync(name).mode & 0o777).toString(8);
    expect(mode(dirname(path))).toBe('700');
    expect(mode(join(folder, 'new'))).toBe('700');
    for (const name of readdirSync(dirname(path))) {
      expect(`${name} ${mode(join(dirname(path), name))}`).toBe(`${name} 600`);
    }
  });

  it('refuses a second writer, also within the same process', async () => {
    const { url } = createPlace();
    await openLog({ url });
    await expect(openAuditLog({ url, appendTimeoutMs: 100 })).rejects.toMatchObject({
      code: 'in-use',
    });
  });

  it('waits for its turn with the log of readings, which lies beside', async () => {
    const { url, path } = createPlace();
    await openLog({ url });
    const first = await openAuditLog({ url, log: 'readings' });
    const second = openLog({ url, log: 'readings', appendTimeoutMs: 100 });
    await first.append(toRecord());
    await first.close();
    await expect((await second).append(toRecord())).resolves.toMatchObject({
      ...{ sequence: 2, logId: first.logId },
    });
    expect(statSync(`${path}-readings`).size).toBeGreaterThan(0);
    const [info] = await openAuditReader({ url, log: 'readings' }).logs();
    expect(info).toMatchObject({ kind: 'readings', size: 2, logId: first.logId });
    await expect(openAuditReader({ url }).tree()).resolves.toMatchObject({ size: 0 });
  });

  it('adds nothing by a probe', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    await log.probe();
    await log.append(toRecord());
    await log.probe();
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({
      isIntact: true,
      entryCount: 1,
    });
  });
});
