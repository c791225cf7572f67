import { channel } from 'node:diagnostics_channel';
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';

import { describe, expect, it, onTestFinished } from 'vitest';

import { openAuditLog } from '../../src/index.ts';
import type { AuditLog } from '../../src/index.ts';
import { toErrorCode } from '../fixtures/error-code.ts';
import { createPlace, openLog, tamper, toRecord, writeBatches } from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';
import { expectExactly, startLoad } from './tallied-load.ts';

const appendTimeoutMs = 1000;
/** What a machine that is busy with other tests takes on top. */
const graceMs = 10_000;

/** Brings it about, and returns what puts an end to it. */
type Fault = (place: TemporaryPlace) => () => void;

function openConnection(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  onTestFinished(() => {
    database.close();
  });
  return database;
}

const faults: Readonly<Record<string, Fault>> = {
  'a file that is moved away': ({ path }) => {
    renameSync(path, `${path}.away`);
    return () => {
      renameSync(`${path}.away`, path);
    };
  },
  'a file that a copy of itself replaces': ({ path }) => {
    renameSync(path, `${path}.away`);
    copyFileSync(`${path}.away`, path);
    return () => {
      renameSync(`${path}.away`, path);
    };
  },
  'a file that something else replaces': ({ path }) => {
    renameSync(path, `${path}.away`);
    writeFileSync(path, 'something else');
    return () => {
      renameSync(`${path}.away`, path);
    };
  },
  'a folder that is moved away': ({ folder }) => {
    renameSync(folder, `${folder}.away`);
    return () => {
      renameSync(`${folder}.away`, folder);
    };
  },
  'a write-ahead log that is deleted': ({ path }) => {
    rmSync(`${path}-wal`);
    return () => undefined;
  },
  'a database that another process locks': ({ path }) => {
    const intruder = openConnection(path);
    intruder.exec('BEGIN IMMEDIATE');
    return () => {
      intruder.exec('ROLLBACK');
    };
  },
  'a store that refuses to write': ({ path }) => {
    tamper(
      path,
      `CREATE TRIGGER fault BEFORE INSERT ON entries BEGIN SELECT RAISE(FAIL, 'no'); END`,
    );
    return () => {
      openConnection(path).exec('DROP TRIGGER fault');
    };
  },
};

async function expectUnhealthy(log: AuditLog): Promise<void> {
  expect(log.healthy).toBe(false);
  await expect(log.probe()).rejects.toMatchObject({ name: 'AuditUnavailableError' });
}

async function isWritable(log: AuditLog): Promise<boolean> {
  try {
    await log.probe();
    return true;
  } catch (error) {
    toErrorCode(error);
    return false;
  }
}

describe('a log under load, with', { timeout: 60_000 }, () => {
  it.each(Object.entries(faults))(
    '%s, refuses in time, is red, and resumes by itself without a loss',
    async (name, start) => {
      const place = createPlace();
      const log = await openLog({ url: place.url, appendTimeoutMs });
      const load = startLoad(log);
      await load.next('acknowledged');
      const end = start(place);
      await load.next('refused');
      // This one ends by itself, and an empty write does not meet that one.
      const lasts = !name.includes('deleted') && !name.includes('refuses to write');
      if (lasts) await expectUnhealthy(log);
      end();
      await load.next('acknowledged');
      await load.end();
      await expect.poll(() => isWritable(log), { timeout: 20_000 }).toBe(true);
      expect(log.healthy).toBe(true);
      expect(load.slowestMs).toBeLessThan(appendTimeoutMs + graceMs);
      await log.close();
      await expectExactly(place.url, load);
    },
  );

  it('a thread that dies, goes on with another one', async () => {
    const workers: Worker[] = [];
    const notice = (message: unknown): void => {
      workers.push((message as { worker: Worker }).worker); // as Node.js documents the channel
    };
    channel('worker_threads').subscribe(notice);
    onTestFinished(() => {
      channel('worker_threads').unsubscribe(notice);
    });
    const { url } = createPlace();
    const log = await openLog({ url, appendTimeoutMs: 5000 });
    const load = startLoad(log);
    for (let deaths = 0; deaths < 3; deaths += 1) {
      await load.next('acknowledged');
      const refused = load.next('refused');
      await workers.at(-1)?.terminate();
      await refused;
    }
    await load.next('acknowledged');
    await load.end();
    expect(workers).toHaveLength(4);
    await log.close();
    await expectExactly(url, load);
  });

  it('a store that is slow, refuses in time, and does not record twice', async () => {
    const { url, path } = createPlace();
    const [before] = await writeBatches(url, 1);
    const log = await openLog({ url, appendTimeoutMs: 100 });
    // Takes several times as long as an entry may.
    tamper(
      path,
      `CREATE TRIGGER slow BEFORE INSERT ON entries BEGIN
         SELECT max(i) FROM (
           WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000)
           SELECT i FROM n
         );
       END`,
    );
    const startedAtMs = performance.now();
    await expect(log.append(toRecord({ requestId: 'late' }))).rejects.toMatchObject({
      name: 'AuditUnavailableError',
      code: 'timeout',
    });
    expect(performance.now() - startedAtMs).toBeLessThan(100 + graceMs);
    await expectUnhealthy(log);
    openConnection(path).exec('DROP TRIGGER slow');
    await expect.poll(() => isWritable(log), { timeout: 20_000 }).toBe(true);
    expect(log.healthy).toBe(true);
    const load = startLoad(log);
    await load.next('acknowledged');
    await load.end();
    await log.close();
    await expectExactly(url, {
      acknowledged: [String(before?.requestId), ...load.acknowledged],
      refused: ['late', ...load.refused],
    });
  });
});

describe('opening', () => {
  it('waits for a lock no longer than half of its deadline', async () => {
    const { url, path } = createPlace();
    await (await openAuditLog({ url })).close();
    openConnection(path).exec('BEGIN EXCLUSIVE');
    const startedAtMs = performance.now();
    await expect(openAuditLog({ url, appendTimeoutMs })).rejects.toMatchObject({
      name: 'AuditStoreError',
      code: 'unwritable',
    });
    expect(performance.now() - startedAtMs).toBeLessThan(appendTimeoutMs + graceMs);
  });
});
