import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const run = (...parameters: string[]) =>
  promisify(execFile)(process.execPath, [
    '--conditions=@nexudus-toolkit/source',
    ...[main, ...parameters],
  ]);

const quick = ['--rounds', '1', '--time-ms', '1'];

test('prints a table with a row for each client and one for entries, and says whether the goals are met', async () => {
  const { stdout, stderr } = await run(...quick);
  const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual([
    'get one record',
    expect.stringMatching(/^:-+$/),
    'fetch',
    '@nexudus-toolkit/client',
    '@nexudus-toolkit/client, core',
    'openapi-fetch',
    'openai',
    '@octokit/core',
    'durable entries',
    expect.stringMatching(/^:-+$/),
    ...['SQLite', 'SQLite', 'SQLite'],
  ]);
  expect(stdout).toMatch(/at most 60 µs over fetch at the median, is (not )?met: -?\d+ µs\.\n/);
  expect(stdout).toMatch(/at most 1\.5 times a bare insert, is (not )?met: \d+\.\d+\.\n/);
  expect(stdout).toMatch(/Verified: \d+ entries a second on one core\./);
  expect(stderr).toBe('');
});

test('prints the same as JSON', async () => {
  const { stdout } = await run(...quick, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    calls: expect.arrayContaining([
      expect.objectContaining({ name: 'fetch', overheadUs: 0, perFetch: 1 }),
    ]) as unknown,
    auditLog: {
      appends: [{ inFlight: 1 }, { inFlight: 64 }, { inFlight: 512 }],
      textBytesPerEntry: expect.any(Number) as unknown,
    },
  });
});

test('fills a log and finds what is in it', async () => {
  const { stdout } = await run('--audit-entries', '6000', '--json');
  const { largeLog } = JSON.parse(stdout) as {
    largeLog: { entries: number; queries: unknown[] }[];
  };
  expect(largeLog.map(({ entries }) => entries).at(-1)).toBe(6000);
  expect(largeLog.at(-1)?.queries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'latest page', found: 50 }),
      expect.objectContaining({ name: 'one request', found: 1 }),
    ]),
  );
});

test('shows its flags', async () => {
  expect((await run('--help')).stdout).toMatch(/^Usage: npm run bench -- /);
});

test.each([
  [['--round', '1'], /^Unknown option '--round'.* See --help\.\n$/],
  [['--rounds', '0'], /^--rounds must be an integer from 1 to 1000000, not "0"\. See --help\.\n$/],
  [['--time-ms', 'x'], /^--time-ms must be an integer .*, not "x"\. See --help\.\n$/],
  [['--audit-entries', 'many'], /^--audit-entries must be an integer from 1 to 1000000000, not/],
  [['surplus'], /^Unexpected argument 'surplus'.* See --help\.\n$/],
])('refuses %j', async (parameters, stderr) => {
  await expect(run(...parameters)).rejects.toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringMatching(stderr) as unknown,
  });
});
