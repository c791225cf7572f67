import { rmSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { AuditEntry } from '../../src/index.ts';
import { writePeople } from '../fixtures/people-log.ts';
import { run } from '../fixtures/run-command.ts';
import type { Run } from '../fixtures/run-command.ts';
import { createPlace, writeBatches } from '../fixtures/temporary-log.ts';

const accesses = [
  { at: '2026-05-03T08:00:00.000Z', people: ['coworker:123'], consumer: 'billing', ids: [1, 2] },
  { at: '2026-09-10T08:00:00.000Z', people: ['coworker:123', 'email:Ann@Example.com'] },
  { at: '2026-09-11T08:00:00.000Z', people: ['coworker:124'] },
  { at: '2026-11-20T08:00:00.000Z', people: ['coworker:123', 'phone:+44 20 7946 0018'] },
  {
    at: '2026-11-20T09:00:00.000Z',
    people: ['coworker:123'],
    ids: [7],
    phase: 'intent',
    operation: 'updateOpenAiChatMessage',
  },
  {
    at: '2026-11-20T10:00:00.000Z',
    people: ['coworker:123'],
    ids: [9],
    phase: 'intent',
    operation: 'deleteOpenAiChatMessage',
    requestId: 'answered',
  },
  {
    at: '2026-11-20T10:00:01.000Z',
    people: ['coworker:123'],
    ids: [9],
    operation: 'deleteOpenAiChatMessage',
    requestId: 'answered',
  },
] as const;

function times({ stdout }: Run): string[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as AuditEntry).time);
}

describe('audit query --subject', () => {
  it('finds people in all months, however they are written', async () => {
    const { url } = createPlace();
    await writePeople(url, accesses);
    for (const [people, found] of [
      [['coworker:123'], [0, 1, 3, 4, 5, 6]],
      [['coworker: 0123'], [0, 1, 3, 4, 5, 6]],
      [['email:ann@EXAMPLE.com'], [1]],
      [['phone:0044 (20) 7946-0018'], [3]],
      [
        ['coworker:124', 'email:ann@example.com'],
        [1, 2],
      ],
      [['coworker:999'], []],
      [['user:123'], []],
    ] as const) {
      const options = people.flatMap((person) => ['--subject', person]);
      const result = await run(url, ['query', ...options]);
      expect({ people, stderr: result.stderr }).toEqual({ people, stderr: '' });
      expect({ people, times: times(result) }).toEqual({
        people,
        times: found.map((index) => accesses[index].at),
      });
    }
  });

  it('takes a country for phone numbers, and a time', async () => {
    const { url } = createPlace();
    await writePeople(url, accesses);
    const phone = ['query', '--subject', 'phone:020 7946 0018'];
    expect(times(await run(url, phone))).toEqual([]);
    expect(times(await run(url, [...phone, '--country', 'GB']))).toHaveLength(1);
    const wrong = await run(url, [...phone, '--country', 'XX']);
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toBe('audit: --country should be the code of a country, such as GB.\n');
    const period = ['--since', '2026-06-01', '--until', '2026-11-01'];
    expect(times(await run(url, ['query', '--subject', 'coworker:123', ...period]))).toEqual([
      accesses[1].at,
    ]);
  });

  it('says that a person cannot be looked up without the secret', async () => {
    const { url, path } = createPlace();
    await writePeople(url, accesses);
    writeFileSync(`${path}-secret`, 'ab'.repeat(32));
    const { exitCode, stdout, stderr } = await run(url, ['query', '--subject', 'coworker:123']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^audit: [^\n]+\n$/);
    rmSync(`${path}-secret`);
    expect(await run(url, ['subject', 'coworker:123'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('takes the secret from the environment', async () => {
    const { url, path } = createPlace();
    await writePeople(url, accesses);
    rmSync(`${path}-secret`);
    const secret = 'cd'.repeat(32);
    const other = { readSecret: () => secret };
    const refused = await run(url, ['query', '--subject', 'coworker:123'], false, other);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).not.toContain(secret);
  });
});

describe('audit subject', () => {
  it('shows who saw a person, and when', async () => {
    const { url } = createPlace();
    await writePeople(url, accesses);
    const { exitCode, stdout } = await run(url, ['subject', 'coworker:123'], true);
    expect(exitCode).toBe(0);
    const lines = stripVTControlCharacters(stdout)
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/));
    expect(lines).toEqual([
      [
        ...['consumer', 'operation', 'decision', 'first', 'last', 'requests', 'records'],
        'disclosed',
      ],
      [
        ...['billing', 'getOpenAiChatMessage', 'allowed', accesses[0].at, accesses[0].at],
        ...['1', '2', 'name'],
      ],
      [
        ...['support', 'getOpenAiChatMessage', 'allowed', accesses[1].at, accesses[3].at],
        ...['2', '2', 'name'],
      ],
      [
        ...['support', 'updateOpenAiChatMessage', 'unknown', accesses[4].at, accesses[4].at],
        ...['1', '0', '-'],
      ],
      [
        ...['support', 'deleteOpenAiChatMessage', 'allowed', accesses[6].at, accesses[6].at],
        ...['1', '1', 'name'],
      ],
    ]);
  });

  it('says the same as JSON where no terminal is', async () => {
    const { url } = createPlace();
    await writePeople(url, accesses);
    const period = ['--since', '2026-06-01', '--until', '2026-11-20T08:30Z'];
    const { stdout } = await run(url, ['subject', 'coworker:123', ...period]);
    expect(JSON.parse(stdout)).toEqual({
      subjects: [
        // The first of June is within an hour of May.
        expect.stringMatching(/^2026-05\./),
        expect.stringMatching(/^2026-09\./),
        expect.stringMatching(/^2026-11\./),
      ],
      since: '2026-06-01T00:00:00.000Z',
      until: '2026-11-20T08:30:00.000Z',
      erasedPeriods: [],
      requests: 2,
      accesses: [
        {
          consumer: 'support',
          operation: 'getOpenAiChatMessage',
          decision: 'allowed',
          first: accesses[1].at,
          last: accesses[3].at,
          requests: 2,
          requestIds: [accesses[1].at, accesses[3].at],
          records: 2,
          personalData: ['name'],
        },
      ],
    });
  });

  it('says which months nobody can search any more', async () => {
    const { url } = createPlace();
    await writePeople(url, accesses);
    expect(await run(url, ['erase', '2026-09'])).toMatchObject({ exitCode: 0, stderr: '' });
    const { stdout, stderr } = await run(url, ['subject', 'email:ann@example.com']);
    expect(JSON.parse(stdout)).toMatchObject({ erasedPeriods: ['2026-09'], accesses: [] });
    expect(stderr).toBe(
      'The keys of 2026-09 were erased: nobody can tell whom that time is about.\n',
    );
    const since = await run(url, ['subject', 'email:ann@example.com', '--since', '2026-10-01']);
    expect(since.stderr).toBe('');
  });

  it('finds nobody in a log without people', async () => {
    const { url } = createPlace();
    await writeBatches(url, 2);
    const { exitCode, stdout } = await run(url, ['subject', 'coworker:123'], true);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'No entry is about this person.\n',
    });
  });

  it.each([
    { args: ['subject'], says: 'name one person' },
    { args: ['subject', 'coworker:1', 'coworker:2'], says: 'name one person' },
    { args: ['subject', 'Ann Example'], says: 'A subject should be <kind>:<value>' },
    { args: ['subject', 'coworker:'], says: 'A subject should be <kind>:<value>' },
    { args: ['query', '--subject', 'ann@example.com'], says: 'A subject should be <kind>:<value>' },
  ])('refuses $args, and repeats no name', async ({ args, says }) => {
    const { url } = createPlace();
    await writeBatches(url, 1);
    const { exitCode, stdout, stderr } = await run(url, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/Ann|ann@/);
  });
});
