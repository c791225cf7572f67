import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toBusinessMark, toCanary, unknownCanary } from './fuzz-grants.ts';
import { listFaults, listUncounted, listUnrecorded, runFuzz } from './run-fuzz.ts';

const requests = 20_000;

/** Another one each time would find more, and fail whoever comes along with something else. */
const seed = 20_000;

describe('the proxy', () => {
  it(`withstands ${requests} random requests before a random Nexudus`, async () => {
    const { findings, statuses, sent } = await runFuzz({ requests, seed });
    expect(findings).toEqual([]);
    expect(sent).toBe(requests);
    // It was tried from all sides.
    for (const status of [200, 204, 400, 401, 403, 404, 405, 409, 415, 429, 501, 502, 504])
      expect(statuses).toHaveProperty(String(status));
    expect(statuses['200']).toBeGreaterThan(requests / 10);
  }, 300_000);
});

describe('the run', () => {
  const answer = (status: number, text = '') => ({ status, requestId: 'x', text });
  const documented = { kind: 'documented' } as const;

  it.each<[string, ReturnType<typeof answer>, string, Parameters<typeof listFaults>[2]]>([
    ['a failure of the proxy', answer(500), 'all', { kind: 'reset' }],
    ['a failure that Nexudus did not cause', answer(502), 'all', documented],
    ['a time-out that Nexudus did not cause', answer(504), 'all', { kind: 'slow' }],
    ['a proxy that is never there', answer(503), 'all', { kind: 'cut' }],
    ['a name', answer(200, toCanary('name', 3)), 'redacted', documented],
    ['a name in place of its token', answer(200, toCanary('name', 3)), 'partly', documented],
    ['what nobody knows', answer(200, unknownCanary), 'partly', documented],
    ['a foreign record', answer(200, toBusinessMark(103)), 'scoped', documented],
    ['anything for nobody', answer(403, toCanary('email', 3)), 'stranger', documented],
  ])('would notice %s', (_, given, consumer, how) => {
    expect(listFaults(given, { consumer }, how)).toHaveLength(1);
  });

  it.each<[string, ReturnType<typeof answer>, string, Parameters<typeof listFaults>[2]]>([
    ['a failure of Nexudus', answer(502), 'all', { kind: 'status', status: 500 }],
    ['a method that HTTP does not have', answer(501), 'all', documented],
    [
      'what is granted',
      answer(200, toCanary('email', 3) + toBusinessMark(103)),
      'partly',
      documented,
    ],
    ['everything for all', answer(200, unknownCanary + toBusinessMark(101)), 'all', documented],
  ])('takes no offence at %s', (_, given, consumer, how) => {
    expect(listFaults(given, { consumer }, how)).toEqual([]);
  });

  it.each<[string, readonly (number | undefined)[] | undefined, number]>([
    ['none', undefined, 1],
    ['another status', [200], 1],
    ['two', [403, 403], 1],
    ['one', [403], 0],
  ])('looks for the one outcome of each answer: %s', async (_, recorded, faults) => {
    const proxy = { readOutcomes: () => Promise.resolve(new Map(recorded && [['x', recorded]])) };
    const unrecorded = await listUnrecorded(proxy, new Date(), new Map([['x', 403]]), new Map());
    expect(unrecorded).toHaveLength(faults);
  });
});

it('the run takes a refusal of nobody known for counted, and looks whether it was', async () => {
  const uncounted = new Map<number, number>();
  const proxy = { readOutcomes: () => Promise.resolve(new Map<string, number[]>()) };
  const answered = new Map([
    ['x', 401],
    ['y', 401],
  ]);
  expect(await listUnrecorded(proxy, new Date(), answered, uncounted)).toEqual([]);
  expect(listUncounted(new Map([[401, 2]]), uncounted)).toEqual([]);
  expect(listUncounted(new Map([[401, 1]]), uncounted)).toHaveLength(1);
});

describe('test:fuzz', () => {
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
    const { status, stdout } = run('--requests', '200', '--seed', '7');
    expect(stdout).toMatch(/^seed 7\n\{"sent":200,/);
    expect(status).toBe(0);
  });

  it.each([['--seed', 'x'], ['--requests', '-1'], ['--unknown'], ['more']])(
    'ends with 2 for %j',
    (...args) => {
      const { status, stdout, stderr } = run(...args);
      expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    },
  );
});
