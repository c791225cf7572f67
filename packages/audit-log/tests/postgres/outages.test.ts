import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import pg from 'pg';

import { openAuditLog, openAuditReader } from '../../src/index.ts';
import type { AuditEntry, AuditLog } from '../../src/index.ts';
import { toErrorCode } from '../fixtures/error-code.ts';
import { cutConnections, runSql, startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { startWriter } from '../fixtures/start-writer.ts';
import { startRelay } from '../fixtures/tcp-relay.ts';
import { appendMany, collect, openLog, toRecord } from '../fixtures/temporary-log.ts';

let server: PostgresServer;
let databaseUrl: string;

beforeAll(async () => {
  server = await startPostgres();
  databaseUrl = await server.createDatabase();
});
afterAll(() => server.close());

interface Place {
  readonly url: string;
  readonly schema: string;
}

function createPlace(baseUrl: string = databaseUrl): Place {
  const schema = `audit_${randomBytes(6).toString('hex')}`;
  return { url: `${baseUrl}?schema=${schema}`, schema };
}

interface Load {
  /** Ends it, and tells which entries were acknowledged. */
  stop(): Promise<{ readonly acknowledged: AuditEntry[]; readonly refused: string[] }>;
  /** Resolves once so many more entries were acknowledged. */
  more(count: number): Promise<void>;
}

/** Twenty that append one entry after the other. */
function startLoad(log: AuditLog): Load {
  const acknowledged: AuditEntry[] = [];
  const refused: string[] = [];
  const waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  let isOver = false;

  async function appendOnAndOn(worker: number): Promise<void> {
    for (let count = 1; !isOver; count += 1) {
      try {
        acknowledged.push(await log.append(toRecord({ requestId: `${worker}-${count}` })));
        for (const { at, resolve } of waiting) if (acknowledged.length >= at) resolve();
      } catch (error) {
        refused.push(toErrorCode(error));
      }
    }
  }

  const workers = Array.from({ length: 20 }, (_, worker) => appendOnAndOn(worker));
  return {
    async stop() {
      isOver = true;
      await Promise.all(workers);
      return { acknowledged, refused };
    },
    more: (count) =>
      new Promise((resolve) => {
        waiting.push({ at: acknowledged.length + count, resolve });
      }),
  };
}

/** What was acknowledged is there, once, and everything verifies. */
async function expectKept(url: string, acknowledged: readonly AuditEntry[]): Promise<void> {
  const reader = openAuditReader({ url });
  const places = new Map<string, string[]>();
  for await (const { requestId, logId, sequence } of reader.query()) {
    places.set(requestId, [...(places.get(requestId) ?? []), `${logId} ${sequence}`]);
  }
  const found = acknowledged.map(({ requestId }) => places.get(requestId));
  expect(found).toEqual(acknowledged.map(({ logId, sequence }) => [`${logId} ${sequence}`]));
  for (const { logId } of await reader.logs()) {
    await expect(reader.verify({ logId })).resolves.toMatchObject({ isIntact: true });
  }
}

async function expectRefusal(log: AuditLog): Promise<void> {
  await expect(log.append(toRecord({ requestId: 'refused' }))).rejects.toMatchObject({
    name: 'AuditUnavailableError',
    code: expect.stringMatching(/^(timeout|write-failed)$/) as string,
  });
  expect(log.healthy).toBe(false);
}

async function untilHealthy(log: AuditLog): Promise<void> {
  while (!log.healthy) await log.probe().catch(() => undefined);
}

describe('a writer in the middle of its work', () => {
  it('loses nothing and doubles nothing when its connections are cut again and again', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    const { logId } = log;
    const load = startLoad(log);
    for (let cut = 0; cut < 8; cut += 1) {
      await load.more(100);
      await cutConnections(databaseUrl);
    }
    await load.more(100);
    const { acknowledged, refused } = await load.stop();
    expect(refused).toEqual([]);
    expect(log.logId).toBe(logId);
    await expectKept(url, acknowledged);
  });

  it('goes on in its log when the server was started anew', async () => {
    const { url } = createPlace();
    const log = await openLog({ url });
    const { logId } = log;
    const load = startLoad(log);
    await load.more(200);
    await server.restart();
    await load.more(200);
    const { acknowledged } = await load.stop();
    expect(log.logId).toBe(logId);
    await expectKept(url, acknowledged);
  });

  it('refuses within its deadline while there is no server, and resumes by itself', async (test) => {
    if (server.stop === undefined) return test.skip('the server belongs to others');
    const { url } = createPlace();
    const log = await openLog({ url, appendTimeoutMs: 1000 });
    const load = startLoad(log);
    await load.more(100);
    await server.stop();
    await expectRefusal(log);
    await expect(log.probe()).rejects.toMatchObject({ name: 'AuditUnavailableError' });
    await server.start();
    await load.more(100);
    await untilHealthy(log);
    const { acknowledged, refused } = await load.stop();
    expect(new Set(refused)).not.toContain('closed');
    await expectKept(url, acknowledged);
  });

  it('gives up on a connection into which everything disappears, and makes another', async () => {
    const relay = await startRelay(databaseUrl);
    const { url, schema } = createPlace(relay.url);
    const log = await openLog({ url, appendTimeoutMs: 600 });
    const { logId } = log;
    const before = await Promise.all(appendMany(log, 5));
    relay.freeze();
    await expectRefusal(log);
    await expectRefusal(log);
    relay.thaw();
    await untilHealthy(log);
    const after = await log.append(toRecord({ requestId: 'after' }));
    // The session of the first connection still held the lock.
    expect(after.logId).toBe(logId);
    await expectKept(`${databaseUrl}?schema=${schema}`, [...before, after]);
  });

  it('finds out that a batch was written whose answer was lost', async () => {
    const relay = await startRelay(databaseUrl);
    const { url, schema } = createPlace(relay.url);
    const log = await openLog({ url, appendTimeoutMs: 10_000 });
    await log.append(toRecord());
    relay.deafen();
    const appended = log.append(toRecord({ requestId: 'once' }));
    let size: unknown;
    while (size !== 2) {
      [{ size } = { size }] = await runSql(databaseUrl, `SELECT size::int FROM ${schema}.logs`);
    }
    relay.cut();
    const entry = await appended;
    expect(entry).toMatchObject({ logId: log.logId, sequence: 2 });
    await expectKept(`${databaseUrl}?schema=${schema}`, [entry]);
    await expect(log.append(toRecord())).resolves.toMatchObject({ sequence: 3 });
  });

  it('closes although nothing answers', async () => {
    const relay = await startRelay(databaseUrl);
    const log = await openLog({ url: createPlace(relay.url).url, appendTimeoutMs: 400 });
    relay.freeze();
    const appended = expect(log.append(toRecord())).rejects.toThrow('audit');
    await log.close();
    await appended;
  });

  it('refuses while somebody locks its tables, and goes on afterwards', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url, appendTimeoutMs: 600 });
    const first = await log.append(toRecord({ requestId: 'first' }));
    const intruder = new pg.Client({ connectionString: databaseUrl });
    await intruder.connect();
    onTestFinished(() => intruder.end());
    await intruder.query(`BEGIN; LOCK TABLE ${schema}.entries IN ACCESS EXCLUSIVE MODE`);
    await expectRefusal(log);
    await intruder.query('ROLLBACK');
    await untilHealthy(log);
    const after = await log.append(toRecord({ requestId: 'after' }));
    await expectKept(url, [first, after]);
  });

  it('never makes the tables anew that somebody took away', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    await runSql(databaseUrl, `ALTER SCHEMA ${schema} RENAME TO ${schema}_away`);
    await expectRefusal(log);
    await expectRefusal(log);
    await runSql(databaseUrl, `ALTER SCHEMA ${schema}_away RENAME TO ${schema}`);
    await untilHealthy(log);
    await expect(log.append(toRecord())).resolves.toMatchObject({ logId: log.logId });
  });
});

describe('the claim on a log', () => {
  it('ends when another writer takes it: the log is not forked, and the next one begun', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url });
    const before = await Promise.all(appendMany(log, 3));
    await runSql(databaseUrl, `UPDATE ${schema}.logs SET writer_epoch = writer_epoch + 1`);
    const after = await log.append(toRecord({ requestId: 'after' }));
    expect(after.logId).not.toBe(before[0]?.logId);
    expect(after).toMatchObject({ sequence: 1, logId: log.logId });
    expect(log.head.size).toBe(1);
    await expectKept(url, [after]);
    const sizes = (await openAuditReader({ url }).logs()).map(({ size }) => size);
    expect(sizes).toEqual([3, 1]);
  });

  it('holds against others for as long as the session does, however old its last sign', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    await runSql(databaseUrl, `UPDATE ${schema}.logs SET heartbeat_at = now() - interval '1 hour'`);
    expect((await openLog({ url })).logId).not.toBe(log.logId);
  });

  it('holds against others for a minute after the session ended, as after a cut', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    await log.close();
    const elsewhere = `UPDATE ${schema}.logs SET closed_at = NULL, writer = 'elsewhere/1/1'`;
    await runSql(databaseUrl, `${elsewhere}, heartbeat_at = now() - interval '40 s'`);
    const second = await openLog({ url });
    expect(second.logId).not.toBe(log.logId);
    await runSql(
      databaseUrl,
      `${elsewhere}, heartbeat_at = now() - interval '61 s' WHERE log_id = '${log.logId}'`,
    );
    expect((await openLog({ url })).logId).toBe(log.logId);
  });

  it('passes at once from a process of this machine that was killed', async () => {
    const { url } = createPlace();
    const writer = startWriter(url);
    await writer.waitFor(({ kind }) => kind === 'durable');
    const [held] = await openAuditReader({ url }).logs();
    await writer.kill();
    const log = await openLog({ url });
    expect(log.logId).toBe(held?.logId);
    expect(log.recovery.wasClosed).toBe(false);
    const durable = writer.reports.filter((report) => report.kind === 'durable');
    const sequences = new Set(
      (await collect(openAuditReader({ url }).query())).map(({ requestId }) => requestId),
    );
    expect(durable.filter(({ requestId }) => !sequences.has(requestId))).toEqual([]);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({ isIntact: true });
  });

  it('is never laid on a log whose end does not fit its state', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url });
    await Promise.all(appendMany(log, 3));
    await log.close();
    await runSql(databaseUrl, `DELETE FROM ${schema}.entries WHERE sequence = 3`);
    expect((await openLog({ url })).logId).not.toBe(log.logId);
    await expect(openAuditReader({ url }).verify({ logId: log.logId })).resolves.toMatchObject({
      finding: { kind: 'truncated-tail' },
    });
  });
});

describe('opening', () => {
  it('makes the tables once, however many start at the same time', async () => {
    const { url } = createPlace();
    const logs = await Promise.all(Array.from({ length: 4 }, () => openLog({ url })));
    expect(new Set(logs.map(({ logId }) => logId)).size).toBe(4);
  });

  it('makes the partitions of the months to come before the first entry', async () => {
    const { url, schema } = createPlace();
    const log = await openLog({ url });
    await log.append(toRecord());
    const early = await openLog({ url, clock: () => new Date('2020-02-29T23:59:59.999Z') });
    await early.append(toRecord());
    const rows = await runSql(
      databaseUrl,
      `SELECT log_id, tableoid::regclass::text AS partition FROM ${schema}.entries ORDER BY time`,
    );
    const month = new Date().toISOString().slice(0, 7).replace('-', '_');
    expect(rows).toEqual([
      { log_id: early.logId, partition: `${schema}.entries_default` },
      { log_id: log.logId, partition: `${schema}.entries_${month}` },
    ]);
  });

  it('names no password when it cannot connect', async () => {
    const url = databaseUrl.replace(':password@', ':hunter2@');
    // A server that belongs to others may trust everybody.
    const refused = server.stop === undefined ? [] : [url];
    for (const wrong of [...refused, url.replace(/:\d+\//, ':1/'), `${url}_gone`]) {
      const error: unknown = await openAuditLog({ url: wrong }).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ name: 'AuditStoreError', code: 'unwritable' });
      expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
      const reading: unknown = await openAuditReader({ url: wrong })
        .verify()
        .catch((cause: unknown) => cause);
      expect(reading).toMatchObject({ name: 'AuditStoreError', code: 'unreadable' });
      expect(JSON.stringify(reading) + String(reading)).not.toContain('hunter2');
    }
  });

  it('ends at a server that takes connections and says nothing', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { port } = silent.address() as AddressInfo; // it listens on a port
    const url = `postgres://audit:hunter2@127.0.0.1:${port}/audit?connect_timeout=1`;
    await expect(openAuditLog({ url, appendTimeoutMs: 400 })).rejects.toMatchObject({
      code: 'unwritable',
    });
  });

  it('refuses tables that a newer version made', async () => {
    const { url, schema } = createPlace();
    await (await openLog({ url })).close();
    await runSql(databaseUrl, `INSERT INTO ${schema}.migrations (version) VALUES (99)`);
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'newer' });
    await expect(openAuditReader({ url }).logs()).rejects.toMatchObject({ code: 'newer' });
  });
});
