import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openAuditLog, openEntrySource } from '../../src/index.ts';
import { cutConnections, startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { appendMany, createPlace, openLog } from '../fixtures/temporary-log.ts';
import { createMemorySink, eventually, range, startForwarder } from './fixtures.ts';

let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.close());

const all = { entries: 100, bytes: 1024 ** 2 };

describe('a forwarder of a log in PostgreSQL', () => {
  it('forwards the log of its own replica, and goes on after the connection broke', async () => {
    const url = await postgres.createDatabase();
    const log = await openLog({ url });
    const other = await openLog({ url });
    await Promise.all([...appendMany(log, 30), ...appendMany(other, 20)]);
    const sink = createMemorySink({ maxBatchEntries: 10 });
    const forwarder = startForwarder({ ...createPlace(), url }, log, { sinks: [sink] });
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 30));
    });
    await cutConnections(url);
    await eventually(async () => {
      await log.probe();
    });
    await Promise.all(appendMany(log, 5));
    forwarder.notify();
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 35));
    });
    expect(new Set(sink.batches.map(({ logId }) => logId))).toEqual(new Set([log.logId]));
    const [{ entry } = { entry: '' }] = sink.batches[0]?.entries ?? [];
    expect(JSON.parse(entry)).toMatchObject({ sequence: 1, logId: log.logId });
  });

  it('forwards the rest of the log that the process before it wrote', async () => {
    const url = await postgres.createDatabase();
    const place = { ...createPlace(), url };
    const former = await openAuditLog({ url });
    await Promise.all(appendMany(former, 5));
    const { logId } = former;
    const sink = createMemorySink({ maxBatchEntries: 3 });
    const begun = startForwarder(place, former, { sinks: [sink] });
    await eventually(() => {
      expect(sink.sequences()).toEqual(range(1, 5));
    });
    await begun.close();
    await Promise.all(appendMany(former, 4));
    // Somebody else writes it on, while this one comes back with a log of its own.
    const log = await openLog({ url });
    await Promise.all(appendMany(log, 2));
    expect(log.logId).not.toBe(logId);
    startForwarder(place, log, { sinks: [sink] });
    await eventually(() => {
      expect(sink.sequences()).toEqual([...range(1, 9), 1, 2]);
    });
    await former.close();
  });

  it('reads what there is, and nothing of a log that is not there', async () => {
    const url = await postgres.createDatabase();
    const { logId, ...log } = await openAuditLog({ url });
    await log.close();
    const source = openEntrySource({ url });
    await expect(source.readAfter(logId, 0, all)).resolves.toEqual([]);
    await expect(source.size(logId)).resolves.toBe(0);
    await expect(source.size('no uuid')).resolves.toBeUndefined();
    source.close?.();
    // And connects again.
    await expect(source.size(logId)).resolves.toBe(0);
    source.close?.();
  });

  it('says that a server cannot be reached, without its password', async () => {
    const source = openEntrySource({ url: 'postgres://audit:secret@127.0.0.1:1/audit' });
    const error: unknown = await source.size('log').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'AuditStoreError', code: 'unreadable' });
    expect(String(error)).not.toContain('secret');
  });
});
