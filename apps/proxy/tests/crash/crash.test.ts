import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AuditEntry } from '@nexudus-toolkit/audit-log';
import { describe, expect, it } from 'vitest';
import { gatherEntries, listFindings, type Recorded } from './list-findings.ts';
import { runCrashes } from './run-crashes.ts';

const kills = 10;
const maxLifeMs = 150;

/** Another one each time would find more, and fail whoever comes along with something else. */
const seed = 10;

describe('the proxy', () => {
  it(`is killed ${kills} times under load, and nothing is off the record`, async () => {
    const report = await runCrashes({ kills, seed, maxLifeMs });
    expect(report.findings).toEqual([]);
    expect(report.kills).toBe(kills);
    expect(report.killsAtStart).toBeGreaterThan(0);
    // There was something to lose.
    expect(report.records).toBeGreaterThan(kills);
    expect(report.writes).toBeGreaterThan(kills);
    expect(report.unknownOutcomes).toBeGreaterThan(0);
  }, 120_000);

  it.each([
    ['acknowledges before the flush', 'early-log-process.ts', 'left without an outcome'],
    ['takes no intents', 'heedless-log-process.ts', 'reached Nexudus without an intent'],
  ])(
    'is caught with an audit log that %s',
    async (_, module, finding) => {
      const fault = new URL(`faults/faulty-process.ts?${module}`, import.meta.url);
      const { findings } = await runCrashes({ kills, seed, maxLifeMs, fault });
      expect(findings).toContainEqual(expect.stringContaining(finding));
    },
    120_000,
  );
});

describe('the look at the log', () => {
  const answer = { requestId: 'x', status: 200, ids: [5, 6], isWhole: true };
  const toEntry = (fields: Partial<AuditEntry>) =>
    ({
      ...{ requestId: 'x', phase: 'outcome', decision: 'allowed', response: { status: 200 } },
      ...{ records: { ids: [5, 6], businessIds: [], personalData: [] } },
      ...fields,
    }) as AuditEntry; // what of an entry is looked at
  const intent = toEntry({ phase: 'intent' });

  it.each<[string, AuditEntry[], number]>([
    ['nothing', [], 0],
    ['another status', [toEntry({ response: { status: 404, bytes: 0 } })], 0],
    ['one record only', [toEntry({ records: { ids: [6], businessIds: [], personalData: [] } })], 0],
    ['an unknown outcome', [intent, toEntry({ decision: 'unknown' })], 0],
    ['two outcomes', [toEntry({}), toEntry({})], 0],
    ['two intents', [intent, intent, toEntry({})], 0],
    ['no outcome', [intent], 0],
    ['no intent, of a write', [toEntry({})], 1],
    ['one write, of two', [intent, toEntry({})], 2],
  ])('notices an answer of which there is %s', (_, entries, count) => {
    const recorded = new Map<string, Recorded>();
    gatherEntries(entries, recorded);
    const writes = new Map(count > 0 ? [['x', count]] : []);
    expect(listFindings({ answers: [answer], writes, recorded })).not.toEqual([]);
  });

  it('takes no offence at a refusal for want of a record', () => {
    const refusal = { ...answer, status: 503, ids: [] };
    const nothing = { writes: new Map<string, number>(), recorded: new Map<string, Recorded>() };
    expect(listFindings({ answers: [refusal], ...nothing })).toEqual([]);
  });

  it('takes no offence at what is on record', () => {
    const recorded = new Map<string, Recorded>();
    gatherEntries([intent, toEntry({})], recorded);
    const evidence = { answers: [answer], writes: new Map([['x', 1]]), recorded };
    expect(listFindings(evidence)).toEqual([]);
  });
});

describe('test:crash', () => {
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [
        '--conditions=@nexudus-toolkit/source',
        fileURLToPath(new URL('main.ts', import.meta.url)),
        ...args,
      ],
      { encoding: 'utf8' },
    );

  it('prints the seed and the figures, and ends with 0', () => {
    const { status, stdout } = run('--kills', '1', '--seed', '7');
    expect(stdout).toMatch(/^seed 7\n\{"kills":1,/);
    expect(status).toBe(0);
  });

  it.each([['--kills', '-1'], ['--unknown']])('ends with 2 for %j', (...args) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });
});
