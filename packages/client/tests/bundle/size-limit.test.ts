import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sizeLimit = join(
  dirname(createRequire(import.meta.url).resolve('size-limit/package.json')),
  'bin.js',
);
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexudus-size-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Text that does not get any smaller by compression. */
const ballast = (length: number): string => {
  const digests = Array.from({ length: Math.ceil(length / 64) }, (_, index) =>
    createHash('sha384').update(String(index)).digest('base64'),
  );
  return digests.join('').slice(0, length);
};

interface Verdict {
  readonly name: string;
  readonly passed: boolean;
  readonly size: number;
}

/** Runs the gate, as `npm test` does, on a door whose `bearer` weighs so many bytes more. */
async function weigh(bytes: number): Promise<{ exitCode: unknown; verdicts: readonly Verdict[] }> {
  const door = join(folder, 'door.js');
  const config = join(folder, 'gate.mjs');
  const original = JSON.stringify(join(root, 'dist/index.js'));
  await writeFile(
    door,
    `import { bearer as lean } from ${original};
    export * from ${original};
    export const bearer = (token) => lean(token, ${JSON.stringify(ballast(bytes))});`,
  );
  await writeFile(
    config,
    `import gate from ${JSON.stringify(join(root, '.size-limit.mjs'))};
    export default gate.map((check) => ({ ...check, path: ${JSON.stringify(door)} }));`,
  );
  return new Promise((resolve) => {
    const given = [sizeLimit, '--json', '--config', config];
    execFile(process.execPath, given, { cwd: root }, (error, stdout) => {
      resolve({ exitCode: error?.code ?? 0, verdicts: JSON.parse(stdout) as Verdict[] });
    });
  });
}

describe('the size gate', () => {
  test('holds the core to 6 kB and everything to 12 kB', async () => {
    const { exitCode, verdicts } = await weigh(0);
    expect(verdicts).toMatchObject([
      { name: 'core: bearer, search and get', passed: true, sizeLimit: 6000 },
      { name: 'everything of the main door', passed: true, sizeLimit: 12_000 },
    ]);
    expect(exitCode).toBe(0);
  });

  test('fails when half a kilobyte is added', async () => {
    const { exitCode, verdicts } = await weigh(700);
    expect(verdicts.map(({ passed }) => passed)).toEqual([false, false]);
    expect(exitCode).toBe(1);
  });
});
