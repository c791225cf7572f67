import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import {
  AuditStoreError,
  createCheckpoints,
  createFileSink,
  openAuditLog,
  openAuditReader,
  openSigningKey,
} from '../../src/index.ts';
import { openSqliteWriter } from '../../src/sqlite/sqlite-writer.ts';
import { readWalTail } from '../../src/recovery/wal-tail.ts';
import { inspectFrames } from '../../src/recovery/wal-frames.ts';
import {
  appendMany,
  createPlace,
  openLog,
  toRecord,
  writeBatches,
} from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';
import { createSeededRandom } from '../tamper/seeded-random.ts';

const batches = 12;
const batchSize = 5;

/** The files of a log whose machine has lost its power, as they lay on the disk. */
interface Remains {
  readonly database: Buffer;
  readonly wal: Buffer;
  readonly checkpoints: Buffer;
  readonly entryCount: number;
}

async function leaveRemains(): Promise<Remains> {
  const { url, path, folder } = createPlace();
  await writeBatches(url, 3);
  const log = await openAuditLog({ url });
  for (let batch = 0; batch < batches; batch += 1) await Promise.all(appendMany(log, batchSize));
  const { signers } = openSigningKey('crash.example/audit', `${folder}/key`);
  const sinks = [createFileSink({ path: `${path}-checkpoints` })];
  await createCheckpoints({ log, signers, sinks }).close();
  const remains = {
    database: readFileSync(path),
    wal: readFileSync(`${path}-wal`),
    checkpoints: readFileSync(`${path}-checkpoints`),
    entryCount: log.head.size,
  };
  await log.close();
  return remains;
}

function layOut({ database, wal }: Remains): TemporaryPlace {
  const place = createPlace();
  writeFileSync(place.path, database);
  writeFileSync(`${place.path}-wal`, wal);
  return place;
}

let remains: Remains;
let random: ReturnType<typeof createSeededRandom>;

// Only within a test are there places for files.
it('leaves remains', async () => {
  remains = await leaveRemains();
  expect(remains.wal.length).toBeGreaterThan(10_000);
});

beforeAll(() => {
  random = createSeededRandom(7);
});

describe('a log of which the machine has lost the end', () => {
  it('is repaired as far as it goes, and says so, wherever its write-ahead log ends', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { url, path } = layOut(remains);
      truncateSync(`${path}-wal`, random.whole(1, remains.wal.length - 1));
      const { droppedBytes } = readWalTail(path);
      const log = await openLog({ url });
      expect(log.recovery).toEqual({ wasClosed: false, closedIntents: 0, droppedBytes });
      const report = await openAuditReader({ url }).verify();
      expect(report).toMatchObject({ isIntact: true });
      const { entryCount } = report as { entryCount: number };
      // Whole batches only, and the entry that tells of it.
      expect((entryCount - 1 - 3) % batchSize).toBe(0);
      const reason = droppedBytes > 0 ? 'torn-tail' : 'not-closed';
      const last = await openAuditReader({ url }).entry(entryCount);
      expect(last).toMatchObject({ operation: 'resumeRecording', reason });
      await log.append(toRecord());
      await log.close();
    }
  });

  it('drops nothing that is whole', async () => {
    const { url, path } = layOut(remains);
    expect(readWalTail(path)).toEqual({ isEmpty: false, droppedBytes: 0 });
    const log = await openLog({ url });
    expect(log.head.size).toBe(remains.entryCount + 1);
  });

  it('is refused when a checkpoint beside it says that more was acknowledged', async () => {
    const { url, path } = layOut(remains);
    writeFileSync(`${path}-checkpoints`, remains.checkpoints);
    truncateSync(`${path}-wal`, remains.wal.length / 2);
    await expect(openAuditLog({ url })).rejects.toMatchObject({
      ...{ name: 'AuditStoreError', code: 'inconsistent' },
      message: expect.stringMatching(
        /^[^\n]+ lacks entries that were acknowledged: a checkpoint [^\n]+ a new log begins\.$/,
      ) as string,
    });
    // The files are left as they are for who wants to look at them; moved away, they free the place.
    for (const suffix of ['', '-wal', '-shm', '-checkpoints'])
      if (existsSync(path + suffix)) rmSync(path + suffix);
    const log = await openLog({ url });
    expect(log.head.size).toBe(0);
  });

  it('opens with the checkpoints that it fulfils', async () => {
    const { url, path } = layOut(remains);
    writeFileSync(`${path}-checkpoints`, remains.checkpoints);
    const log = await openLog({ url });
    expect(log.head.size).toBeGreaterThan(remains.entryCount);
  });

  it('is refused when it is another log than the one that was signed', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, remains.entryCount + 1);
    writeFileSync(`${path}-checkpoints`, remains.checkpoints);
    await expect(openAuditLog({ url })).rejects.toThrow('are not those that a checkpoint');
  });

  it.each([
    [
      'empty',
      (path: string) => {
        truncateSync(path, 0);
      },
    ],
    [
      'gone',
      (path: string) => {
        rmSync(path);
      },
    ],
  ])('is refused when its database is %s', async (_, spoil) => {
    const { url, path } = layOut(remains);
    spoil(path);
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'inconsistent' });
    // What SQLite would have deleted.
    expect(statSync(`${path}-wal`).size).toBe(remains.wal.length);
  });

  it('is refused when its write-ahead log is damaged ahead of what was acknowledged', async () => {
    const { url, path } = layOut(remains);
    const file = openSync(`${path}-wal`, 'r+');
    writeSync(file, 'damaged', 32 + 24 + 100);
    closeSync(file);
    await expect(openAuditLog({ url })).rejects.toThrow('batches behind the damage');
  });

  it('never opens with less than it had and without a word, however its database was cut', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 40);
    const whole = readFileSync(path);
    for (let round = 0; round < 40; round += 1) {
      const size = random.whole(1, whole.length - 1);
      writeFileSync(path, whole.subarray(0, size));
      const times = { busyTimeoutMs: 100, lockTimeoutMs: 100 };
      // As a log does it, without a thread for each.
      const open = () => openSqliteWriter({ path, ...times, acknowledged: undefined });
      expect(open, `cut at ${size}`).toThrow(AuditStoreError);
    }
  });
});

describe('inspectFrames', () => {
  it.each([
    ['no header', Buffer.alloc(10), 10],
    ['nonsense', Buffer.alloc(5000, 'x'), 5000],
  ])('drops all of a file with %s', (_, wal, droppedBytes) => {
    expect(inspectFrames(wal)).toEqual({ droppedBytes, commitsBehindDamage: 0 });
  });

  it('takes what an earlier turn through the file left behind for no damage', () => {
    const [current, earlier] = [remains.wal, Buffer.from(remains.wal)];
    const frameBytes = 24 + current.readUInt32BE(8);
    for (let frame = 32; frame + frameBytes <= earlier.length; frame += frameBytes)
      earlier.writeUInt32BE(earlier.readUInt32BE(frame + 8) - 1, frame + 8);
    const rest = earlier.subarray(32);
    expect(inspectFrames(Buffer.concat([current, rest]))).toEqual({
      ...{ droppedBytes: 0, commitsBehindDamage: 0 },
    });
  });
});
