import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Diagnosis } from '../../src/command-line/doctor/diagnosis.ts';
import type { AuditEntry } from '../../src/index.ts';
import { writePeople } from '../fixtures/people-log.ts';
import { run } from '../fixtures/run-command.ts';
import { createPlace, openLog, tamper, toRecord } from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';

interface Report {
  readonly state: string;
  readonly checks: readonly Diagnosis[];
}

const clock = (): Date => new Date('2026-11-21T12:00:00.000Z');

async function examine(
  url: string,
  ...options: string[]
): Promise<{ exitCode: number; worst: string; bad: readonly Diagnosis[]; checks: string[] }> {
  const args = ['doctor', '--json', ...options];
  const { exitCode, stdout, stderr } = await run(url, args, false, { clock });
  expect(stderr).toBe('');
  const { state, checks } = JSON.parse(stdout) as Report;
  return {
    ...{ exitCode, worst: state },
    // How much room there is on the disk is nothing that a test decides.
    bad: checks.filter(({ check, state: one }) => one !== 'ok' && check !== 'free disk space'),
    checks: checks.map(({ check }) => check),
  };
}

async function createHealthy(): Promise<TemporaryPlace> {
  const place = createPlace();
  await writePeople(place.url, [{ at: '2026-11-21T11:00:00.000Z', people: ['coworker:123'] }]);
  await run(place.url, ['checkpoint'], false, { clock });
  return place;
}

describe('audit doctor', () => {
  it('finds nothing wrong with a healthy log', async () => {
    const { url } = await createHealthy();
    const { bad, checks } = await examine(url);
    expect(bad).toEqual([]);
    expect(checks).toEqual([
      ...['store', 'format', 'writable', 'writer', 'permissions', 'free disk space', 'indexes'],
      ...['checkpoints', 'pseudonyms', 'readings log', 'sinks', 'clock'],
    ]);
  });

  it('says a line for each, and what to do below', async () => {
    const { url, path } = await createHealthy();
    chmodSync(path, 0o644);
    const { exitCode, stdout } = await run(url, ['doctor'], false, { clock });
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^ok {7}store: log \S+: 1 entries, the last one of 2026-11-21T11/);
    expect(stdout).toContain(
      `problem  permissions: ${path} is open to everybody (644)\n         Run: chmod go= ${path}\n`,
    );
  });

  it('says that there is no log, and no more', async () => {
    const { url } = createPlace();
    const { exitCode, worst, bad, checks } = await examine(url);
    expect({ exitCode, worst, checks }).toEqual({
      exitCode: 2,
      worst: 'problem',
      checks: ['store'],
    });
    expect(bad[0]?.message).toContain('There is no audit log at');
  });

  it.each<{ what: string; check: string; state: string; break: (place: TemporaryPlace) => void }>([
    {
      what: 'a log that the group may read',
      check: 'permissions',
      state: 'warning',
      break: ({ path }) => {
        chmodSync(path, 0o640);
      },
    },
    {
      what: 'a secret that the group may read',
      check: 'permissions',
      state: 'problem',
      break: ({ path }) => {
        chmodSync(`${path}-secret`, 0o640);
      },
    },
    {
      what: 'a folder that everybody may write to',
      check: 'permissions',
      state: 'problem',
      break: ({ folder }) => {
        chmodSync(folder, 0o777);
      },
    },
    {
      what: 'another secret',
      check: 'pseudonyms',
      state: 'problem',
      break: ({ path }) => {
        writeFileSync(`${path}-secret`, 'ab'.repeat(32));
      },
    },
    {
      what: 'checkpoints that are gone',
      check: 'checkpoints',
      state: 'warning',
      break: ({ path }) => {
        rmSync(`${path}-checkpoints`);
      },
    },
    {
      what: 'a log that is not what was signed',
      check: 'checkpoints',
      state: 'problem',
      break: ({ path }) => {
        tamper(path, `UPDATE tree_heads SET root_hash = zeroblob(32)`);
        tamper(path, `UPDATE entries SET leaf_hash = zeroblob(32)`);
      },
    },
    {
      what: 'an index that says other things than the entries',
      check: 'indexes',
      state: 'problem',
      break: ({ path }) => {
        tamper(path, `INSERT INTO open_intents VALUES (1, 'nobody')`);
      },
    },
    {
      what: 'a readings log that is none',
      check: 'readings log',
      state: 'problem',
      break: ({ path }) => {
        writeFileSync(`${path}-readings`, 'no database', { mode: 0o600 });
      },
    },
    {
      what: 'a sink that is behind',
      check: 'sinks',
      state: 'warning',
      break: ({ path }) => {
        mkdirSync(`${path}-sinks`, { mode: 0o700 });
        writeFileSync(join(`${path}-sinks`, 'siem.json'), 'nonsense');
      },
    },
  ])('finds $what', async ({ check, state, break: harm }) => {
    const place = await createHealthy();
    harm(place);
    const { exitCode, worst, bad } = await examine(place.url);
    // Whoever reads leaves a write-ahead log behind that is as open as the database.
    expect(new Set(bad.map((one) => `${one.check}: ${one.state}`))).toEqual(
      new Set([`${check}: ${state}`]),
    );
    expect(bad[0]?.advice).toMatch(/\w/);
    expect(worst).toBe(state);
    expect(exitCode).toBe(state === 'problem' ? 2 : 1);
  });

  it('stops when it is told to', async () => {
    const { url } = await createHealthy();
    const stopped = { signal: AbortSignal.abort() };
    expect(await run(url, ['doctor'], false, stopped)).toEqual({
      ...{ exitCode: 130, stdout: '', stderr: 'audit: stopped.\n' },
    });
  });

  it('finds a clock that is behind the entries', async () => {
    const { url } = createPlace();
    const log = await openLog({ url, clock: () => new Date('2026-11-21T13:00:00.000Z') });
    await log.append(toRecord());
    await run(url, ['checkpoint'], false, { clock });
    const { bad } = await examine(url);
    expect(bad).toMatchObject([{ check: 'clock', state: 'warning' }]);
    expect(bad[0]?.message).toContain('3600 s ahead of this clock');
  });

  it('says who writes, and that no checkpoint was written since', async () => {
    const { url } = await createHealthy();
    const log = await openLog({ url });
    expect(log.healthy).toBe(true);
    const later = { clock: (): Date => new Date('2999-01-01T00:00:00.000Z') };
    const { exitCode, stdout } = await run(url, ['doctor'], false, later);
    expect(exitCode).toBeGreaterThan(0);
    expect(stdout).toMatch(
      /^ok {7}writer: the log is held by (process \d+ \(\S+\)|another process)$/m,
    );
    expect(stdout).toMatch(/^warning {2}checkpoints: .* but the log is being written/m);
  });

  it('says how far sinks are', async () => {
    const { url, folder } = await createHealthy();
    const { stdout } = await run(url, ['query', '--last', '1']);
    const { logId } = JSON.parse(stdout) as AuditEntry;
    const elsewhere = join(folder, 'positions');
    mkdirSync(elsewhere, { mode: 0o700 });
    const position = { version: 1, logId, sequence: 0 };
    writeFileSync(join(elsewhere, 'siem.json'), JSON.stringify(position));
    const { bad } = await examine(url, '--sink-positions', elsewhere);
    expect(bad).toMatchObject([{ check: 'sinks', state: 'warning' }]);
    expect(bad[0]?.message).toBe('siem is 1 entries behind, since 2026-11-21T11:00:00.000Z');
  });
});
