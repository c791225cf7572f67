import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import { openAuditReader } from '../../src/index.ts';
import { writePeople } from '../fixtures/people-log.ts';
import { run } from '../fixtures/run-command.ts';
import type { Run } from '../fixtures/run-command.ts';
import { collect, createPlace, tamper } from '../fixtures/temporary-log.ts';
import type { TemporaryPlace } from '../fixtures/temporary-log.ts';

const environment = { clock: (): Date => new Date('2026-11-21T12:00:00.000Z') };

function upkeep(url: string, args: readonly string[], isTTY = false): Promise<Run> {
  return run(url, args, isTTY, environment);
}

async function createAged(): Promise<TemporaryPlace> {
  const place = createPlace();
  await writePeople(place.url, [
    { at: '2026-05-03T08:00:00.000Z', people: ['coworker:123'], consumer: 'billing' },
    { at: '2026-05-04T08:00:00.000Z', people: ['coworker:124'] },
    { at: '2026-09-10T08:00:00.000Z', people: ['coworker:124'] },
    { at: '2026-11-20T08:00:00.000Z', people: ['coworker:123'] },
  ]);
  return place;
}

describe('audit retain', () => {
  it('removes whole months, and leaves a log that verifies', async () => {
    const { url, path } = await createAged();
    await upkeep(url, ['checkpoint']);
    const plan = await upkeep(url, ['retain', '--keep-months', '3', '--dry-run'], true);
    expect(stripVTControlCharacters(plan.stdout)).toMatch(
      /^Everything from 2026-08 on is kept\.\nmonth +entries +state *\n2026-05 +2 +due *\n$/,
    );
    const { exitCode, stdout } = await upkeep(url, ['retain', '--keep-months', '3'], true);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n2026-05 +2 +removed from access log /);
    const left = await collect(openAuditReader({ url }).query());
    expect(left.map(({ sequence }) => sequence)).toEqual([3, 4]);
    const verified = await upkeep(url, ['verify', '--checkpoint', `${path}-checkpoints`]);
    expect(verified).toMatchObject({ exitCode: 0 });
    const again = await upkeep(url, ['retain', '--keep-months', '3', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ keepFrom: '2026-08', removed: [], held: [] });
  });

  it('removes nothing of a log that is not intact', async () => {
    const { url, path } = await createAged();
    tamper(path, `UPDATE entries SET entry = replace(entry, 'billing', 'x') WHERE sequence = 1`);
    const { exitCode, stdout, stderr } = await upkeep(url, ['retain', '--keep-months', '3']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('audit: Nothing was removed:');
  });
});

describe('audit hold', () => {
  it('keeps a month from retention and erasure until it is released', async () => {
    const { url } = await createAged();
    const hold = ['hold', 'case-7', '--subject', 'coworker:123', '--until', '2026-06-01'];
    expect(await upkeep(url, hold)).toEqual({ exitCode: 0, stdout: 'held: case-7\n', stderr: '' });
    const { stdout } = await upkeep(url, ['hold', '--list'], true);
    expect(stripVTControlCharacters(stdout)).toMatch(
      /\ncase-7 +- +yes +- +2026-06-01T00:00:00\.000Z +2026-11-21T12:00:00\.000Z\n$/,
    );
    const listed = await upkeep(url, ['hold', '--list']);
    expect(JSON.parse(listed.stdout)).toMatchObject({ name: 'case-7', isAboutSubject: true });
    const kept = await upkeep(url, ['retain', '--keep-months', '3', '--json']);
    expect(JSON.parse(kept.stdout)).toMatchObject({
      removed: [],
      held: [{ period: '2026-05', heldBy: ['case-7'] }],
    });
    const erased = await upkeep(url, ['erase', '2026-05']);
    expect(erased).toMatchObject({ exitCode: 2, stdout: '' });
    expect(erased.stderr).toContain('under legal hold ("case-7")');
    expect(await upkeep(url, ['release', 'case-7'])).toMatchObject({
      stdout: 'released: case-7\n',
    });
    expect(await upkeep(url, ['erase', '2026-05'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await upkeep(url, ['hold', '--list'], true)).toMatchObject({
      stdout: 'There is no hold.\n',
    });
    const log = await collect(openAuditReader({ url, log: 'readings' }).query());
    const acts = log.filter(({ category, phase }) => category === 'upkeep' && phase === 'outcome');
    expect(acts.map(({ operation, decision }) => `${operation} ${decision}`)).toEqual([
      'holdAuditEntries allowed',
      'retainAuditPeriods refused',
      'eraseAuditPeriod refused',
      'releaseAuditHold allowed',
      'eraseAuditPeriod allowed',
    ]);
    expect(new Set(acts.map(({ administrator }) => administrator))).toEqual(new Set(['os:tester']));
  });
});

describe('upkeep on the command line', () => {
  it('refuses what makes no sense with one clear line and exit code 2', async () => {
    const { url } = createPlace();
    await writePeople(url, [{ at: '2026-05-03T08:00:00.000Z', people: ['coworker:1'] }]);
    for (const { args, says } of [
      { args: ['retain'], says: '--keep-months N' },
      { args: ['retain', '--keep-months', 'all'], says: '--keep-months should be a whole number' },
      { args: ['retain', '--keep-months', '5000'], says: 'months to keep' },
      { args: ['retain', 'now', '--keep-months', '1'], says: "Unexpected argument 'now'" },
      { args: ['erase'], says: 'name one month' },
      { args: ['erase', '2026-13'], says: 'the month should be one such as 2026-05' },
      { args: ['erase', '2026-05', '2026-06'], says: 'name one month' },
      { args: ['erase', '2026-11'], says: 'is not over' },
      { args: ['erase', '2025-01'], says: '2025-01' },
      { args: ['hold'], says: 'give the hold one name' },
      { args: ['hold', 'case-7'], says: 'say what to hold' },
      { args: ['hold', 'case 7', '--consumer', 'x'], says: 'The name of a hold should be' },
      { args: ['hold', 'case-7', '--subject', 'ann'], says: 'A subject should be' },
      { args: ['hold', '--list', '--consumer', 'x'], says: '--list goes with --json alone' },
      { args: ['release'], says: 'name one hold' },
      { args: ['release', 'case-8'], says: 'There is no hold "case-8"' },
    ]) {
      const { exitCode, stdout, stderr } = await upkeep(url, args);
      expect({ args, exitCode, stdout }).toEqual({ args, exitCode: 2, stdout: '' });
      expect({ args, stderr }).toEqual({ args, stderr: expect.stringContaining(says) as string });
      expect(stderr).toMatch(/^(made a signing key[^\n]+\n)?audit: [^\n]+\n$/);
    }
  });

  it('leaves nothing behind where there is no log', async () => {
    const { url, path } = createPlace();
    for (const args of [
      ['retain', '--keep-months', '3'],
      ['erase', '2026-05'],
      ['hold', 'case-7', '--consumer', 'x'],
      ['release', 'case-7'],
    ]) {
      expect(await upkeep(url, args)).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}-readings`)).toBe(false);
  });

  it('keeps the name of a person out of the log', async () => {
    const { url, path } = await createAged();
    await upkeep(url, ['hold', 'case-7', '--subject', 'email:ann@example.com']);
    for (const file of [path, `${path}-readings`]) {
      expect(readFileSync(file, 'latin1')).not.toContain('ann@');
    }
  });
});
