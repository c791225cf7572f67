import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { run } from '../fixtures/run-command.ts';
import { createPlace, writeBatches } from '../fixtures/temporary-log.ts';

const clock = (): Date => new Date('2026-11-21T12:00:00.000Z');

async function exportAs(format: string, ...options: string[]) {
  const { url } = createPlace();
  const entries = await writeBatches(url, 2, 1);
  const { stdout } = await run(url, ['verify', '--json']);
  const { rootHash } = JSON.parse(stdout) as { rootHash: string };
  const args = ['export', '--format', format, ...options];
  const { exitCode, stdout: text } = await run(url, args, false, { clock });
  expect(exitCode).toBe(0);
  return { entries, rootHash, text };
}

describe('audit export --format', () => {
  it('writes a table with a header and the watermark', async () => {
    const { entries, rootHash, text } = await exportAs('csv');
    const lines = text.split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(1 + 3 + 1);
    expect(lines[0]).toMatch(/^logId,sequence,time,category,phase,requestId,/);
    const [first] = entries;
    expect(lines[1]).toMatch(
      new RegExp(`^${first?.logId},1,${first?.time},access,outcome,request-0,`),
    );
    expect(lines[4]).toContain(
      `${first?.logId},,2026-11-21T12:00:00.000Z,reading,outcome,watermark,`,
    );
    const details = { firstSequence: 1, lastSequence: 3, count: 3, rootHash };
    expect(lines[4]).toContain(`"${JSON.stringify(details).replaceAll('"', '""')}"`);
  });

  it('writes OCSF, the watermark as an event of its own', async () => {
    const { entries, rootHash, text } = await exportAs('ocsf');
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(events).toHaveLength(4);
    expect(events[1]).toMatchObject({
      class_uid: 6003,
      metadata: { uid: `${entries[1]?.logId}/2`, sequence: 2 },
    });
    expect(events[3]).toMatchObject({
      class_uid: 6003,
      time: clock().getTime(),
      metadata: { uid: `${entries[0]?.logId}/watermark/2026-11-21T12:00:00.000Z` },
      api: { operation: 'exportAuditLog' },
      unmapped: { details: { firstSequence: 1, lastSequence: 3, count: 3, rootHash } },
    });
    expect(events[3]).not.toHaveProperty('metadata.sequence');
  });

  it('writes ECS, of a time alone', async () => {
    const { text } = await exportAs('ecs', '--since', '2999-01-01');
    expect(JSON.parse(text)).toMatchObject({
      ecs: { version: '9.4.0' },
      event: { action: 'exportAuditLog' },
      nexudus: { audit: { details: { count: 0, since: '2999-01-01T00:00:00.000Z' } } },
    });
  });

  it('writes a file, and says how much', async () => {
    const { url, folder } = createPlace();
    await writeBatches(url, 3);
    const output = join(folder, 'export.csv');
    const { exitCode, stderr } = await run(url, ['export', '--format', 'csv', '--output', output]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `exported 3 entries to ${output}\n`,
    });
    expect(readFileSync(output, 'utf8').split('\r\n')).toHaveLength(1 + 3 + 1 + 1);
  });

  it('says of each that it cannot be verified', async () => {
    const { url, folder } = createPlace();
    await writeBatches(url, 1);
    for (const format of ['csv', 'ocsf', 'ecs']) {
      const output = join(folder, format);
      await run(url, ['export', '--format', format, '--output', output]);
      const { exitCode, stdout, stderr } = await run(url, ['verify', '--file', output]);
      expect({ format, exitCode, stdout }).toEqual({ format, exitCode: 2, stdout: '' });
      expect(stderr).toMatch(
        /^audit: \S+ is an export as \w+, which cannot be verified: [^\n]+\n$/,
      );
    }
  });

  it('refuses what makes no sense with one clear line and exit code 2', async () => {
    const { url } = createPlace();
    await writeBatches(url, 1);
    for (const { args, says } of [
      { args: ['--format', 'xml'], says: '--format should be ndjson, csv, ocsf or ecs' },
      { args: ['--log', 'errors'], says: '--log should be access or readings' },
      { args: ['--log-id', '7'], says: '--log-id should be the UUID of a log' },
      { args: ['--log-id', '00000000-0000-4000-8000-000000000000'], says: 'no log with this id' },
      {
        args: ['--since', '2026-02-01', '--until', '2026-01-01'],
        says: '--since should be before',
      },
    ]) {
      const { exitCode, stdout, stderr } = await run(url, ['export', ...args]);
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' });
      expect({ args, stderr }).toEqual({ args, stderr: expect.stringContaining(says) as string });
      expect(stderr).toMatch(/^audit: [^\n]+\n$/);
    }
  });
});
