import { execFileSync } from 'node:child_process';
import { platform } from 'node:process';

import { describe, expect, it } from 'vitest';

import { openAuditLog, openAuditReader } from '../src/index.ts';
import { startWriter } from './fixtures/start-writer.ts';
import { collect, createPlace } from './fixtures/temporary-log.ts';

const isDurable = ({ kind }: { kind: string }): boolean => kind === 'durable';
const isRefused = ({ kind }: { kind: string }): boolean => kind === 'refused';
// Sets the limits of a running process; part of util-linux.
const hasPrlimit = platform === 'linux';

describe('a log whose process is killed under load', { timeout: 60_000 }, () => {
  it('opens, verifies and holds every entry that was acknowledged, time after time', async () => {
    const { url } = createPlace();
    const acknowledged = new Map<number, string>();
    for (const entriesBeforeDeath of [1, 37, 250, 600, 1]) {
      const writer = startWriter(url);
      let remaining = entriesBeforeDeath;
      await writer.waitFor((report) => isDurable(report) && (remaining -= 1) === 0);
      await writer.kill();
      for (const report of writer.reports) {
        if (report.kind === 'durable') acknowledged.set(report.sequence, report.requestId);
      }

      const reader = openAuditReader({ url });
      await expect(reader.verify()).resolves.toMatchObject({ isIntact: true });
      const stored = await collect(reader.query());
      const requestIds = new Map(stored.map(({ sequence, requestId }) => [sequence, requestId]));
      expect(acknowledged.size).toBeGreaterThanOrEqual(entriesBeforeDeath);
      for (const [sequence, requestId] of acknowledged) {
        expect(requestIds.get(sequence)).toBe(requestId);
      }
    }
  });

  it('lets go of its lock, however it dies', async () => {
    const { url } = createPlace();
    const writer = startWriter(url);
    await writer.waitFor(isDurable);
    await expect(openAuditLog({ url, appendTimeoutMs: 100 })).rejects.toMatchObject({
      name: 'AuditStoreError',
      code: 'in-use',
      message: expect.stringMatching(/^[^\n]+ is in use: another process writes [^\n]+$/) as string,
    });
    await writer.kill();
    const log = await openAuditLog({ url });
    await log.close();
  });
});

describe.runIf(hasPrlimit)('a log on a full disk', { timeout: 60_000 }, () => {
  it('refuses, and goes on without a gap when there is room again', async () => {
    const { url } = createPlace();
    const writer = startWriter(url);
    await writer.waitFor(isDurable);
    execFileSync('prlimit', [`--pid=${writer.pid}`, '--fsize=8192:unlimited']);
    await expect(writer.waitFor(isRefused)).resolves.toEqual({
      kind: 'refused',
      code: 'write-failed',
      healthy: false,
    });
    execFileSync('prlimit', [`--pid=${writer.pid}`, '--fsize=unlimited']);
    await expect(writer.waitFor(isDurable)).resolves.toMatchObject({ healthy: true });
    await writer.kill();

    const reader = openAuditReader({ url });
    await expect(reader.verify()).resolves.toMatchObject({ isIntact: true });
    const stored = new Set((await collect(reader.query())).map(({ requestId }) => requestId));
    for (const report of writer.reports) {
      if (report.kind === 'durable') expect(stored).toContain(report.requestId);
    }
  });
});
