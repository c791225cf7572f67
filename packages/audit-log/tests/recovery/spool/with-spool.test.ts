import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { AuditUnavailableError, openAuditReader, withSpool } from '../../../src/index.ts';
import type { AuditEntry, ProvableAuditLog, SpoolingAuditLog } from '../../../src/index.ts';
import { replaySpool } from '../../../src/recovery/spool/replay-spool.ts';
import { parseSpoolLine } from '../../../src/recovery/spool/spool-line.ts';
import { collect, createPlace, openLog, toRecord } from '../../fixtures/temporary-log.ts';

interface Spooling {
  readonly url: string;
  readonly spoolPath: string;
  readonly log: SpoolingAuditLog;
  /** Keeps the store from being written to. */
  breakLog(): void;
  mendLog(): void;
  readLog(): Promise<AuditEntry[]>;
}

const unavailable = { name: 'AuditUnavailableError' };
const read = (requestId: string) => toRecord({ requestId });

async function startSpooling(maxBytes = 100_000): Promise<Spooling> {
  const { url, path, folder } = createPlace();
  const spoolPath = join(folder, 'audit.spool');
  const own = await openLog({ url, appendTimeoutMs: 1000 });
  const intruder = new DatabaseSync(path);
  onTestFinished(() => {
    intruder.close();
  });
  const log = await withSpool(own, { url, path: spoolPath, maxBytes, retryMs: 20 });
  onTestFinished(() => log.close());
  return {
    ...{ url, spoolPath, log },
    breakLog: () => {
      intruder.exec('BEGIN IMMEDIATE');
    },
    mendLog: () => {
      intruder.exec('ROLLBACK');
    },
    readLog: () => collect(openAuditReader({ url }).query()),
  };
}

async function expectReplayed({ log }: Pick<Spooling, 'log'>): Promise<void> {
  await vi.waitFor(
    () => {
      expect(log.spool).toMatchObject({ since: undefined, bytes: 0 });
    },
    { timeout: 20_000 },
  );
}

describe('withSpool', () => {
  it('goes on with reads during an outage, and records them when it is over', async () => {
    const place = await startSpooling();
    const { log } = place;
    await log.append(read('before'));
    place.breakLog();
    const ids = Array.from({ length: 30 }, (_, index) => `during-${index}`);
    for (const id of ids) await log.append(read(id));
    expect(log.healthy).toBe(true);
    await log.probe();
    expect(log.spool.since).toMatch(/Z$/);
    place.mendLog();
    await expectReplayed(place);
    await log.append(read('after'));

    const entries = await place.readLog();
    expect(entries.map(({ requestId }) => requestId)).toEqual([
      ...['before', expect.any(String) as string, ...ids, 'after'],
    ]);
    const [, resumed, first] = entries;
    expect(resumed).toMatchObject({
      ...{ category: 'recovery', operation: 'resumeRecording', phase: 'outcome' },
      details: { count: 30, since: expect.any(String) as string },
    });
    const { since = '', until = '' } = resumed?.details ?? {};
    const happened = first?.details?.since ?? '';
    expect([since, happened, until, first?.time].toSorted()).toEqual([
      ...[since, happened, until, first?.time],
    ]);
    await expect(openAuditReader({ url: place.url }).verify()).resolves.toMatchObject({
      isIntact: true,
    });
  });

  it('refuses everything else during an outage', async () => {
    const place = await startSpooling();
    const { log } = place;
    place.breakLog();
    await log.append(read('spooled'));
    const others = [
      toRecord({ phase: 'intent', method: 'POST' }),
      toRecord({ phase: 'intent', method: 'GET' }),
      toRecord({ method: 'PUT' }),
      toRecord({ category: 'upkeep', method: 'GET' }),
      { requestId: 'aggregate', phase: 'outcome', decision: 'refused' } as const,
    ];
    await Promise.all(
      others.map((record) => expect(log.append(record)).rejects.toMatchObject(unavailable)),
    );
    place.mendLog();
  });

  it('refuses what does not fit any more, and then says that it is not healthy', async () => {
    const place = await startSpooling(1000);
    const { log } = place;
    place.breakLog();
    const taken: string[] = [];
    await expect(
      (async () => {
        for (;;) {
          const id = `read-${taken.length}`;
          await log.append(read(id));
          taken.push(id);
        }
      })(),
    ).rejects.toMatchObject({ ...unavailable, message: expect.stringContaining('full') as string });
    expect(taken.length).toBeGreaterThan(1);
    expect(log.healthy).toBe(false);
    expect(statSync(place.spoolPath).size).toBeLessThanOrEqual(1000);
    place.mendLog();
    await expectReplayed(place);
    const entries = await place.readLog();
    expect(entries.slice(1).map(({ requestId }) => requestId)).toEqual(taken);
  });

  it('keeps the spool for its owner alone', async () => {
    const { spoolPath } = await startSpooling();
    expect(statSync(spoolPath).mode & 0o777).toBe(0o600);
  });

  it('refuses while its spool is gone, too, and loses nothing of it', async () => {
    const place = await startSpooling();
    const { log, spoolPath } = place;
    place.breakLog();
    await log.append(read('spooled'));
    rmSync(spoolPath);
    await expect(log.append(read('refused'))).rejects.toMatchObject(unavailable);
    expect(log.healthy).toBe(false);
    await expect(log.probe()).rejects.toMatchObject(unavailable);
    place.mendLog();
    await expectReplayed(place);
    expect((await place.readLog()).map(({ requestId }) => requestId)).toContain('spooled');
    place.breakLog();
    await log.append(read('again'));
    expect(readFileSync(spoolPath, 'utf8')).toContain('again');
    place.mendLog();
  });

  it('tells of each of several outages', async () => {
    const place = await startSpooling();
    for (const id of ['first', 'second']) {
      place.breakLog();
      await place.log.append(read(id));
      place.mendLog();
      await expectReplayed(place);
    }
    const entries = await place.readLog();
    expect(entries.map(({ details, requestId }) => details?.count ?? requestId)).toEqual([
      1,
      'first',
      1,
      'second',
    ]);
    expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(4);
  });

  it('does not record twice what the log took after its deadline', async () => {
    const { url, folder } = createPlace();
    const own = await openLog({ url });
    let isLate = true;
    const late: ProvableAuditLog = {
      ...{ logId: own.logId, head: own.head, healthy: false, close: () => own.close() },
      probe: () => own.probe(),
      async append(record) {
        const entry = await own.append(record);
        if (!isLate) return entry;
        throw new AuditUnavailableError('timeout', 'It was too late.');
      },
    };
    const log = await withSpool(late, { url, path: join(folder, 'spool'), retryMs: 20 });
    await log.append(read('late'));
    isLate = false;
    await expectReplayed({ log });
    await log.close();
    const entries = await collect(openAuditReader({ url }).query({ requestId: 'late' }));
    expect(entries).toHaveLength(1);
  });

  describe('after a crash', () => {
    const outage = { requestId: 'outage-1', since: '2026-11-21T10:00:00.000Z' };
    const lines = [
      { outage },
      ...['a', 'b', 'c'].map((id) => ({
        time: '2026-11-21T10:00:01.000Z',
        record: read(id),
      })),
    ].map((line) => `${JSON.stringify(line)}\n`);

    it.each([0, 2, 4])('records the rest when %i entries had been replayed', async (written) => {
      const { url, folder } = createPlace();
      const path = join(folder, 'spool');
      writeFileSync(path, lines.join(''));
      const own = await openLog({ url });
      let room = written;
      const dying = {
        append: (record: Parameters<typeof own.append>[0]) =>
          room-- > 0 ? own.append(record) : Promise.reject(new Error('killed')),
      };
      const parsed = lines.flatMap((line) => parseSpoolLine(line) ?? []);
      const reader = openAuditReader({ url });
      const replay = replaySpool(parsed, { log: dying, reader, clock: () => new Date() });
      await replay.catch(() => undefined);

      const log = await withSpool(own, { url, path });
      await log.close();
      const entries = await collect(reader.query());
      expect(entries.map(({ requestId }) => requestId)).toEqual(['outage-1', 'a', 'b', 'c']);
      expect(readFileSync(path, 'utf8')).toBe('');
    });

    it('drops a last line that was cut off', async () => {
      const { url, folder } = createPlace();
      const path = join(folder, 'spool');
      writeFileSync(path, lines.join('').slice(0, -10));
      const log = await withSpool(await openLog({ url }), { url, path });
      await log.close();
      const entries = await collect(openAuditReader({ url }).query());
      expect(entries.map(({ requestId }) => requestId)).toEqual(['outage-1', 'a', 'b']);
    });

    it('keeps a file with lines that it cannot read, and records the others', async () => {
      const { url, folder } = createPlace();
      const path = join(folder, 'spool');
      const [start = '', a = '', b = '', c = ''] = lines;
      writeFileSync(path, [start, a, b.replace('"phase"', '"phrase"'), 'nonsense\n', c].join(''));
      const log = await withSpool(await openLog({ url }), { url, path });
      await log.close();
      const entries = await collect(openAuditReader({ url }).query());
      expect(entries.map(({ requestId }) => requestId)).toEqual(['outage-1', 'a', 'c']);
      expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^spool\.damaged-\d+$/));
    });
  });

  it('says which spool cannot be written to', async () => {
    const { url, folder } = createPlace();
    const own = await openLog({ url });
    await expect(withSpool(own, { url, path: folder })).rejects.toMatchObject({
      ...{ name: 'AuditStoreError', code: 'unwritable' },
      message: expect.stringContaining(folder) as string,
    });
  });
});
