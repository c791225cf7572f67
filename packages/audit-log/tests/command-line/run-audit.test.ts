import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import { toCanonicalEntry } from '../../src/canonical-entry.ts';
import { runAudit } from '../../src/command-line/run-audit.ts';
import { run } from '../fixtures/run-command.ts';
import { createPlace, openLog, tamper, toRecord, writeBatches } from '../fixtures/temporary-log.ts';

describe('audit verify', () => {
  it('exits with 0 for an intact log, and states its size and root', async () => {
    const { url } = createPlace();
    const [entry] = await writeBatches(url, 3);
    const { exitCode, stdout } = await run(url, ['verify']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^intact: 3 entries of log \S+, root hash [0-9a-f]{64}\nintact: 1 entries of the readings log \S+, root hash [0-9a-f]{64}\n$/,
    );
    expect(stdout).toContain(entry?.logId);
  });

  it('exits with 1 for a tampered log, and names the first bad entry', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 2, 3);
    tamper(path, `UPDATE entries SET entry = replace(entry, 'support', 'x') WHERE sequence > 3`);
    const { exitCode, stdout } = await run(url, ['verify']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^not intact \(edited-entry\): Entry 4 is edited/);
    expect(stdout).toContain('\n2 entries of log');
  });

  it('exits with 2 for a damaged database', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 100);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 4096));
    const { exitCode, stderr } = await run(url, ['verify']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^audit: \S+ cannot be read: .+\n$/);
  });

  it('prefers the store of the option', async () => {
    const { url } = createPlace();
    await writeBatches(url, 1);
    const { exitCode } = await run('sqlite:/nowhere/audit.db', ['verify', '--store', url]);
    expect(exitCode).toBe(0);
  });
});

describe('audit query', () => {
  it('prints canonical JSON lines where no terminal is', async () => {
    const { url } = createPlace();
    const entries = await writeBatches(url, 3);
    const { exitCode, stdout, stderr } = await run(url, ['query']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(entries.map((entry) => `${toCanonicalEntry(entry)}\n`).join(''));
    expect(stderr).toBe('');
  });

  it('prints an aligned table on a terminal', async () => {
    const { url } = createPlace();
    const log = await openLog({ url, clock: () => new Date('2026-11-20T08:15:30.123Z') });
    const records = { ids: [1, 2, 3, 4, 5], businessIds: [1], personalData: [] };
    await log.append(toRecord({ records, response: { status: 200, bytes: 9 } }));
    await log.append({
      requestId: 'request-2',
      phase: 'intent',
      method: 'OTHER',
      decision: 'refused',
      reason: 'key-missing',
    });
    const { stdout } = await run(url, ['query'], true);
    const lines = stripVTControlCharacters(stdout)
      .split('\n')
      .map((line) => line.trimEnd());
    expect(lines).toEqual([
      '#  time                      consumer  operation             decision                       status  records   request id',
      '1  2026-11-20T08:15:30.123Z  support   getOpenAiChatMessage  allowed                        200     1 2 3 +2  request-1',
      '2  2026-11-20T08:15:30.123Z  -         OTHER                 refused: key-missing (intent)  -       -         request-2',
      '',
    ]);
  });

  it('prints JSON lines on a terminal when asked to', async () => {
    const { url } = createPlace();
    await writeBatches(url, 1);
    const { stdout } = await run(url, ['query', '--json'], true);
    expect(JSON.parse(stdout)).toMatchObject({ sequence: 1 });
  });

  it('shows the latest entries of many on a terminal, and says so', async () => {
    const { url } = createPlace();
    await writeBatches(url, 60);
    const { stdout, stderr } = await run(url, ['query'], true);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1 + 50);
    expect(stderr).toContain('--last N shows more');
    const all = await run(url, ['query', '--last', '60'], true);
    expect(all.stdout.trimEnd().split('\n')).toHaveLength(1 + 60);
    expect(all.stderr).toBe('');
  });

  it('passes every condition on', async () => {
    const { url } = createPlace();
    const clock = (): Date => new Date('2026-11-20T08:15:30.123Z');
    const log = await openLog({ url, clock });
    const records = { ids: [7], businessIds: [1], personalData: [] };
    await log.append(toRecord({ records }));
    const wanted = [
      '--consumer',
      'support',
      '--operation',
      'getOpenAiChatMessage',
      '--record',
      '7',
    ];
    const period = ['--since', '2026-11-20', '--until', '2026-11-20T09:16+01:00'];
    const all = [...wanted, ...period, '--request-id', 'request-1', '--last', '1'];
    const found = await run(url, ['query', ...all]);
    expect(JSON.parse(found.stdout)).toMatchObject({ sequence: 1 });
    for (const [option, other] of [
      ['--consumer', 'billing'],
      ['--operation', 'searchOpenAiChatMessages'],
      ['--record', '8'],
      ['--since', '2026-11-21'],
      ['--until', '2026-11-20T08:15Z'],
      ['--request-id', 'request-2'],
    ] as const) {
      const { stdout } = await run(url, ['query', ...all, option, other]);
      expect(`${option}: ${stdout}`).toBe(`${option}: `);
    }
  });

  it('stops quietly when its reader has seen enough', async () => {
    const { url } = createPlace();
    await writeBatches(url, 10);
    const stdout = new Writable({
      write(_chunk, _encoding, callback) {
        callback(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const exitCode = await runAudit(['query'], {
      defaultStore: url,
      stdout,
      stderr: new PassThrough(),
    });
    expect(exitCode).toBe(0);
  });
});

describe('audit export', () => {
  it('writes a new file for its owner alone', async () => {
    const { url, folder } = createPlace();
    const entries = await writeBatches(url, 3);
    const output = join(folder, 'export.ndjson');
    const { exitCode, stdout, stderr } = await run(url, ['export', '--output', output]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toBe(`exported 3 entries to ${output}\n`);
    const lines = readFileSync(output, 'utf8').split('\n');
    expect(lines.slice(0, 3)).toEqual(entries.map(toCanonicalEntry));
    expect(lines[3]).toMatch(/^\{"watermark":/);
    expect(lines.slice(4)).toEqual(['']);
    expect(statSync(output).mode & 0o777).toBe(0o600);
  });

  it('never overwrites', async () => {
    const { url, folder } = createPlace();
    await writeBatches(url, 1);
    const output = join(folder, 'export.ndjson');
    writeFileSync(output, 'precious');
    const { exitCode, stderr } = await run(url, ['export', '--output', output]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`audit: cannot write ${output}: it exists already.\n`);
    expect(readFileSync(output, 'utf8')).toBe('precious');
  });

  it('leaves no half of a file behind', async () => {
    const { url, path, folder } = createPlace();
    await writeBatches(url, 3);
    tamper(path, `UPDATE entries SET entry = '{}' WHERE sequence = 3`);
    const output = join(folder, 'export.ndjson');
    const { exitCode, stderr } = await run(url, ['export', '--output', output]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Entry 3 cannot be parsed');
    expect(() => statSync(output)).toThrow('ENOENT');
  });

  it('restricts to a period on standard output', async () => {
    const { url } = createPlace();
    await writeBatches(url, 3);
    const { exitCode, stdout } = await run(url, ['export', '--since', '2999-01-01']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      watermark: { firstSequence: 4, lastSequence: 3, count: 0 },
    });
  });
});

describe('audit', () => {
  it.each([['--help'], ['-h'], ['help'], ['query', '--help'], ['verify', '-h'], ['export', '-h']])(
    'explains itself: %s %s',
    async (...args) => {
      const { exitCode, stdout } = await run('nowhere', args);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Usage: npm run audit -- <command> [options]');
    },
  );

  it.each([
    { args: [], says: 'name a command' },
    { args: ['check'], says: '"check" is no command' },
    { args: ['verify', '--fast'], says: "Unknown option '--fast'" },
    { args: ['verify', 'now'], says: "Unexpected argument 'now'" },
    { args: ['query', '--last'], says: '--last' },
    { args: ['query', '--last', '0'], says: '--last should be a whole number, 1 or more' },
    { args: ['query', '--last', '1e3'], says: '--last should be a whole number' },
    { args: ['query', '--record', 'x'], says: '--record should be a whole number, 0 or more' },
    { args: ['query', '--since', 'yesterday'], says: '--since should be a time with its zone' },
    { args: ['query', '--since', '2026-11-20T08:00'], says: '--since should be a time' },
    { args: ['query', '--until', '2026-13-01'], says: '--until should be a time' },
    { args: ['verify', '--store', 'mysql:x'], says: 'unknown scheme' },
    { args: ['verify'], says: 'There is no audit log at' },
  ])('refuses $args with one clear line and exit code 2', async ({ args, says }) => {
    const { url } = createPlace();
    const { exitCode, stdout, stderr } = await run(url, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toMatch(/^audit: [^\n]+\n$/);
  });
});
