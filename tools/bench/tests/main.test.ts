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

test('prints one table with a row for each client, and says whether the goal is met', async () => {
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
  ]);
  expect(stdout).toMatch(/at most 60 µs over fetch at the median, is (not )?met: -?\d+ µs\.\n$/);
  expect(stderr).toBe('');
});

test('prints the same as JSON', async () => {
  const { stdout } = await run(...quick, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    calls: expect.arrayContaining([
      expect.objectContaining({ name: 'fetch', overheadUs: 0, perFetch: 1 }),
    ]) as unknown,
  });
});

test('shows its flags', async () => {
  expect((await run('--help')).stdout).toMatch(/^Usage: npm run bench -- /);
});

test.each([
  [['--round', '1'], /^Unknown option '--round'.* See --help\.\n$/],
  [['--rounds', '0'], /^--rounds must be an integer from 1 to 1000000, not "0"\. See --help\.\n$/],
  [['--time-ms', 'x'], /^--time-ms must be an integer .*, not "x"\. See --help\.\n$/],
  [['surplus'], /^Unexpected argument 'surplus'.* See --help\.\n$/],
])('refuses %j', async (parameters, stderr) => {
  await expect(run(...parameters)).rejects.toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringMatching(stderr) as unknown,
  });
});
