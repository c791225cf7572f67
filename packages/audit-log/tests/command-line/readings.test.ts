import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { runAudit } from '../../src/command-line/run-audit.ts';
import { openAuditReader } from '../../src/index.ts';
import type { AuditEntry } from '../../src/index.ts';
import { writePeople } from '../fixtures/people-log.ts';
import { run } from '../fixtures/run-command.ts';
import { collect, createPlace, openLog, tamper, writeBatches } from '../fixtures/temporary-log.ts';

function readReadings(url: string): Promise<AuditEntry[]> {
  return collect(openAuditReader({ url, log: 'readings' }).query());
}

describe('a reading on the command line', () => {
  it.each([
    {
      args: [
        'query',
        '--consumer',
        'support',
        '--record',
        '1',
        '--status',
        '200',
        '--phase',
        'outcome',
      ],
      operation: 'queryAuditLog',
      parameters: ['consumer', 'record', 'status', 'phase'],
      filters: { record: 1, status: 200 },
      details: { consumers: ['support'] },
      outcome: { count: 0 },
    },
    {
      args: ['query', '--since', '2026-01-01', '--last', '2'],
      operation: 'queryAuditLog',
      parameters: ['since', 'last'],
      filters: { since: '2026-01-01T00:00:00.000Z', last: 2 },
      outcome: { count: 2, firstSequence: 2, lastSequence: 3 },
    },
    { args: ['tail'], operation: 'tailAuditLog', outcome: { count: 3, firstSequence: 1 } },
    {
      args: ['export', '--format', 'csv'],
      operation: 'exportAuditLog',
      details: { format: 'csv' },
      outcome: {
        ...{ count: 3, firstSequence: 1, lastSequence: 3 },
        rootHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    },
    {
      args: ['verify'],
      operation: 'verifyAuditLog',
      outcome: { count: 4, size: 3, rootHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    },
    {
      args: ['proof', 'inclusion', '--sequence', '2'],
      operation: 'readAuditEntry',
      details: { firstSequence: 2, lastSequence: 2, count: 1 },
      outcome: { count: 1 },
    },
  ])('is on record: $args', async ({ args, operation, outcome, ...intent }) => {
    const { url } = createPlace();
    const [entry] = await writeBatches(url, 3);
    expect(await run(url, args)).toMatchObject({ exitCode: 0, stderr: '' });
    const readings = await readReadings(url);
    const common = {
      category: 'reading',
      administrator: 'os:tester',
      operation,
      decision: 'allowed',
    };
    expect(readings).toMatchObject([
      { ...common, phase: 'intent', ...intent },
      { ...common, phase: 'outcome', ...intent, details: { ...intent.details, ...outcome } },
    ]);
    expect(readings[1]?.requestId).toBe(readings[0]?.requestId);
    if (outcome.count > 0) expect(readings[1]?.details?.ofLog).toBe(entry?.logId);
    expect(readings[0]?.logId).not.toBe(entry?.logId);
  });

  it('names people by their pseudonyms alone', async () => {
    const { url, path } = createPlace();
    await writePeople(url, [{ at: '2026-05-03T08:00:00.000Z', people: ['email:ann@example.com'] }]);
    await run(url, ['query', '--subject', 'email:ann@example.com']);
    await run(url, ['subject', 'email:ann@example.com']);
    const readings = await readReadings(url);
    expect(readings).toHaveLength(4);
    const [access] = await collect(openAuditReader({ url }).query());
    for (const { details } of readings) {
      expect(details?.subjects).toEqual(access?.records?.subjects);
    }
    expect(readings[2]).toMatchObject({ operation: 'unmaskSubject', phase: 'intent' });
    expect(readings[3]).toMatchObject({ details: { count: 1, firstSequence: 1, lastSequence: 1 } });
    expect(readFileSync(`${path}-readings`, 'latin1')).not.toContain('ann@');
    // Who asked about a person is found like who saw them.
    const asked = ['query', '--log', 'readings', '--subject', 'email:ann@example.com'];
    expect((await run(url, asked)).stdout.trimEnd().split('\n')).toHaveLength(4 + 1);
  });

  it('is found in the log of readings, which can be verified and exported', async () => {
    const { url, folder } = createPlace();
    await writeBatches(url, 3);
    await run(url, ['tail', '--last', '1']);
    const { stdout } = await run(url, ['query', '--log', 'readings'], true);
    expect(stdout).toMatch(/os:tester +tailAuditLog +allowed \(intent\)/);
    expect(stdout).toMatch(/os:tester +queryAuditLog +allowed \(intent\)/);
    const output = join(folder, 'readings.ndjson');
    await run(url, ['export', '--log', 'readings', '--output', output]);
    expect(await run(url, ['verify', '--file', output])).toMatchObject({ exitCode: 0 });
    expect(readFileSync(output, 'utf8')).toContain('"operation":"tailAuditLog"');
  });

  it('is on record before the first line is shown', async () => {
    const { url } = createPlace();
    await writeBatches(url, 1);
    let atFirstLine: Promise<AuditEntry[]> | undefined;
    const stdout = new PassThrough();
    stdout.on('data', () => {
      atFirstLine ??= readReadings(url);
    });
    await runAudit(['query'], { defaultStore: url, stdout, stderr: new PassThrough() });
    expect(await atFirstLine).toMatchObject([{ phase: 'intent' }]);
  });

  it.each([['query'], ['tail'], ['tail', '-f'], ['subject', 'coworker:1'], ['export']])(
    'is refused where it cannot be recorded: %s %s',
    async (...args) => {
      const { url, path } = createPlace();
      await writeBatches(url, 3);
      writeFileSync(`${path}-readings`, 'no database');
      const { exitCode, stdout, stderr } = await run(url, args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(
        /^audit: nothing is shown, because nobody could tell later who saw it\. [^\n]+\n$/,
      );
    },
  );

  it('writes no file where it cannot be recorded', async () => {
    const { url, path, folder } = createPlace();
    await writeBatches(url, 3);
    writeFileSync(`${path}-readings`, 'no database');
    const output = join(folder, 'export.ndjson');
    expect(await run(url, ['export', '--output', output])).toMatchObject({ exitCode: 2 });
    expect(existsSync(output)).toBe(false);
  });

  it('of a verification goes on where it cannot be recorded, and says so', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3);
    writeFileSync(`${path}-readings`, 'no database');
    const { exitCode, stdout, stderr } = await run(url, ['verify']);
    // The log of readings itself is no log.
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^intact: 3 entries of log \S+, root hash [0-9a-f]{64}\n$/);
    expect(stderr).toMatch(/^This is not on record\. [^\n]+\naudit: [^\n]+\n$/);
  });

  it('of a store that is none leaves nothing behind', async () => {
    const { url, path } = createPlace();
    for (const command of ['query', 'tail', 'export', 'verify']) {
      expect(await run(url, [command])).toMatchObject({ exitCode: 2 });
    }
    expect(existsSync(`${path}-readings`)).toBe(false);
  });

  it('of an export by itself is not recorded', async () => {
    const { url, path, folder } = createPlace();
    await writeBatches(url, 2);
    const output = join(folder, 'export.ndjson');
    await run(url, ['export', '--output', output]);
    const before = readFileSync(`${path}-readings`);
    expect(await run(url, ['verify', '--file', output])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync(`${path}-readings`)).toEqual(before);
  });

  it('goes on beside others and beside the proxy', async () => {
    const { url } = createPlace();
    await writeBatches(url, 3);
    await openLog({ url });
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => run(url, ['query', '--last', '1'])),
    );
    expect(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      runs.map(() => ({ exitCode: 0, stderr: '' })),
    );
    const readings = await readReadings(url);
    expect(readings.filter(({ phase }) => phase === 'intent')).toHaveLength(4);
    expect(readings.filter(({ phase }) => phase === 'outcome')).toHaveLength(4);
    expect(new Set(readings.map(({ category }) => category))).toEqual(new Set(['reading']));
  });

  it('says when it was stopped, or failed', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3);
    const stopped = { signal: AbortSignal.abort() };
    const { exitCode, stderr } = await run(url, ['query'], false, stopped);
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: 'audit: stopped.\n' });
    tamper(path, `UPDATE entries SET entry = '{}' WHERE sequence = 2`);
    expect(await run(url, ['export'])).toMatchObject({ exitCode: 2 });
    const outcomes = (await readReadings(url)).filter(({ phase }) => phase === 'outcome');
    expect(outcomes).toMatchObject([
      { reason: 'interrupted', details: { count: 0 } },
      { reason: 'failed', details: { count: 1 } },
    ]);
  });
});

describe('audit verify', () => {
  it('covers the log of readings, too', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3);
    await run(url, ['query']);
    tamper(`${path}-readings`, `UPDATE entries SET entry = replace(entry, 'tester', 'nobody')`);
    const { exitCode, stdout } = await run(url, ['verify']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^intact: 3 entries of log [^\n]+\nnot intact \(edited-entry\): Entry 1 /,
    );
    const json = await run(url, ['verify', '--json']);
    expect(json.exitCode).toBe(1);
    const readings = await readReadings(url);
    expect(readings.at(-1)).toMatchObject({ operation: 'verifyAuditLog', reason: 'not-intact' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      isIntact: true,
      entryCount: 3,
      logs: [
        { kind: 'access', isIntact: true, entryCount: 3 },
        { kind: 'readings', isIntact: false, finding: { kind: 'edited-entry', firstSequence: 1 } },
      ],
    });
  });

  it('can be restricted to a log', async () => {
    const { url } = createPlace();
    const [entry] = await writeBatches(url, 2);
    const logId = entry?.logId ?? '';
    const { stdout } = await run(url, ['verify', '--log-id', logId]);
    expect(stdout).toMatch(/^intact: 2 entries of log [^\n]+\n$/);
    const other = await run(url, [
      'verify',
      '--log-id',
      logId.replace(/^./, '0').replace(/.$/, '0'),
    ]);
    expect(other).toMatchObject({ exitCode: 2, stdout: '' });
    expect(other.stderr).toContain('the store holds no log');
  });
});
