import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
// Each run would compile the same sources anew.
const { NODE_COMPILE_CACHE } = process.env;
const operations = 'packages/validation/src/generated/operations.ts';

/** Runs the generator that lies in a repository or in a stand-in for it. */
function generate(repository: string, ...args: readonly string[]) {
  const main = join(repository, 'tools/workspace/src/generate/main.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@nexudus-toolkit/source', main, ...args],
    { cwd: tmpdir(), env: { NODE_COMPILE_CACHE }, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/** A stand-in for the repository: the specification, what follows from it, and the generator. */
async function copyRepository(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'generate-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  const specification = ['openapi.yaml', 'redocly.yaml', 'package.json', 'paths', 'components'];
  const parts = [
    ...[...specification, 'examples', 'evidence', 'lint', 'EVIDENCE.md'].map((part) =>
      join('openapi', part),
    ),
    ...['packages/api-types/src/generated', 'packages/validation/src/generated'],
    ...['apps/proxy/schema', 'apps/proxy/openapi', 'packages/audit-log/schema'],
    ...['apps/proxy/src/description/generated', 'apps/proxy/src/administration/generated'],
    ...['tools/workspace/package.json', 'tools/workspace/src/generate'],
  ];
  for (const part of parts) await cp(join(root, part), join(copy, part), { recursive: true });
  // npm puts into the second what clashes with another version in the first, if anything does.
  for (const installed of ['node_modules', 'tools/workspace/node_modules'])
    if (existsSync(join(root, installed)))
      await symlink(join(root, installed), join(copy, installed));
  return copy;
}

// Each run bundles the whole specification, and one test makes two of them.
describe('npm run generate', { timeout: 30_000 }, () => {
  it('with --check is content with this repository', () => {
    expect(generate(root, '--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('with --check names what is stale and leaves it, without --check rewrites it', async () => {
    const copy = await copyRepository();
    const file = join(copy, operations);
    const committed = await readFile(file, 'utf8');
    const edited = committed.replace('"required": true', '"required": false');
    expect(edited).not.toBe(committed);
    await writeFile(file, edited);

    expect(generate(copy, '--check')).toEqual({
      status: 1,
      stdout: '',
      stderr: `${operations} does not follow from openapi/. Run: npm run generate\n`,
    });
    expect(await readFile(file, 'utf8')).toBe(edited);

    expect(generate(copy)).toEqual({ status: 0, stdout: `Rewrote ${operations}\n`, stderr: '' });
    expect(await readFile(file, 'utf8')).toBe(committed);
  });
});
