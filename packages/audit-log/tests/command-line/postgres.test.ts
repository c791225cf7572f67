import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Diagnosis } from '../../src/command-line/doctor/diagnosis.ts';
import { openAuditLog, openAuditReader } from '../../src/index.ts';
import { startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { run as runCommand } from '../fixtures/run-command.ts';
import type { Run } from '../fixtures/run-command.ts';
import { collect, createPlace, toRecord } from '../fixtures/temporary-log.ts';

const secret = 'ab'.repeat(32);
let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.close();
});

function run(url: string, ...args: string[]): Promise<Run> {
  return runCommand(url, args, false, { readSecret: () => secret });
}

/** Two replicas, of two entries and one. */
async function createReplicas(): Promise<{ url: string; logIds: string[] }> {
  const url = await server.createDatabase();
  const logs = [await openAuditLog({ url }), await openAuditLog({ url })];
  const [one, two] = logs;
  await one?.append(toRecord({ requestId: 'first' }));
  await two?.append(toRecord({ requestId: 'second', consumer: 'billing' }));
  await one?.append(toRecord({ requestId: 'third' }));
  for (const log of logs) await log.close();
  return { url, logIds: logs.map(({ logId }) => logId) };
}

describe('audit on PostgreSQL', () => {
  it('queries all replicas in the order of time, and records that', async () => {
    const { url } = await createReplicas();
    const { exitCode, stdout, stderr } = await run(url, 'query');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.match(/"requestId":"\w+"/g)).toEqual(
      ['first', 'second', 'third'].map((id) => `"requestId":"${id}"`),
    );
    expect(await run(url, 'tail', '--last', '1')).toMatchObject({ exitCode: 0 });
    expect(await run(url, 'subject', 'coworker:123')).toMatchObject({ exitCode: 0 });
    const readings = await collect(openAuditReader({ url, log: 'readings' }).query());
    expect(readings.map(({ operation, phase }) => `${operation} ${phase}`)).toEqual([
      'queryAuditLog intent',
      'queryAuditLog outcome',
      'tailAuditLog intent',
      'tailAuditLog outcome',
      'unmaskSubject intent',
      'unmaskSubject outcome',
    ]);
    expect(readings[1]?.details).toEqual({ count: 3 });
  });

  it('verifies every log', async () => {
    const { url, logIds } = await createReplicas();
    const { exitCode, stdout } = await run(url, 'verify');
    expect(exitCode).toBe(0);
    expect(stdout.match(/^intact: \d entries of (log|the readings log)/gm)).toEqual([
      'intact: 2 entries of log',
      'intact: 1 entries of log',
      'intact: 1 entries of the readings log',
    ]);
    const json = await run(url, 'verify', '--json', '--log-id', logIds[1] ?? '');
    expect(JSON.parse(json.stdout)).toMatchObject({
      ...{ isIntact: true, logId: logIds[1], entryCount: 1 },
      logs: [{ kind: 'access' }],
    });
  });

  it('wants to know which log to export, sign or prove', async () => {
    const { url, logIds } = await createReplicas();
    for (const args of [['export'], ['checkpoint'], ['proof', 'inclusion', '--sequence', '1']]) {
      const refused = await run(url, ...args);
      expect({ args, refused }).toMatchObject({ args, refused: { exitCode: 2, stdout: '' } });
      expect(refused.stderr).toMatch(/^audit: The store holds 2 logs\. [^\n]+\n$/);
    }
    const { folder } = createPlace();
    const output = join(folder, 'export.ndjson');
    const key = join(folder, 'key');
    const checkpoints = join(folder, 'checkpoints');
    const ofLog = ['--log-id', logIds[0] ?? ''];
    expect(await run(url, 'export', ...ofLog, '--output', output)).toMatchObject({ exitCode: 0 });
    const files = ['--signing-key', key, '--output', checkpoints];
    expect(await run(url, 'checkpoint', ...ofLog, ...files)).toMatchObject({ exitCode: 0 });
    const evidence = ['--checkpoint', checkpoints, '--public-key', `${key}.pub`];
    const offline = await run('sqlite:/nowhere', 'verify', '--file', output, ...evidence);
    expect(offline).toMatchObject({ exitCode: 0, stderr: '' });
    // The checkpoint is of one of them, and says nothing of the other.
    const { exitCode, stdout } = await run(url, 'verify', ...evidence);
    expect({ exitCode, agreed: stdout.match(/checkpoint agrees/g) }).toEqual({
      exitCode: 0,
      agreed: ['checkpoint agrees'],
    });
  });

  it('is looked at by the doctor', async () => {
    const { url } = await createReplicas();
    const folder = join(createPlace().folder, 'none');
    rmSync(folder, { recursive: true, force: true });
    const { stdout, stderr } = await run(url, 'doctor', '--json', '--sink-positions', folder);
    expect(stderr).toBe('');
    const { checks } = JSON.parse(stdout) as { checks: Diagnosis[] };
    expect(new Set(checks.map(({ check }) => check))).toEqual(
      new Set([
        ...['store', 'format', 'writable', 'writer', 'partitions', 'free disk space', 'indexes'],
        ...['clock', 'checkpoints', 'pseudonyms', 'readings log', 'sinks'],
      ]),
    );
    // A server of tests may have been told not to wait for the disk, and is reproached with that.
    const others = checks.filter(({ check }) => check !== 'format');
    expect(others.filter(({ state }) => state === 'problem')).toEqual([]);
    expect(checks.filter(({ check }) => check === 'store')).toHaveLength(2);
  });

  it('says in one line that there is no server, and repeats no password', async () => {
    const url = 'postgres://user:hunter2@127.0.0.1:1/audit';
    for (const args of [['query'], ['verify'], ['export'], ['retain', '--keep-months', '1']]) {
      const { exitCode, stdout, stderr } = await run(url, ...args);
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^audit: [^\n]+\n$/);
      expect(stderr).not.toContain('hunter2');
    }
    const { exitCode, stdout } = await run(url, 'doctor');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^problem {2}store: /);
    expect(stdout).not.toContain('hunter2');
  });
});
