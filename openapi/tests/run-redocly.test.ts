import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runRedocly } from '../src/index.ts';
import { lintWithEdits, specificationFolder } from './redocly.ts';

const lint = ['lint', 'openapi.yaml', '--format', 'json'];

/** A folder with a specification of which only the root is there. */
async function folderWith(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redocly-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'openapi.yaml'), root);
  return folder;
}

// Each test starts a process, on machines that may be busy with other suites.
describe('runRedocly', { timeout: 60_000 }, () => {
  it('names file and line of a root that is no YAML', async () => {
    const root = await readFile(join(specificationFolder, 'openapi.yaml'), 'utf8');
    const folder = await folderWith(root.replace('  title: ', '  title: [oops '));

    await expect(runRedocly(lint, folder)).rejects.toThrow(/openapi\.yaml" \(5:3\)/);
  });

  it.each([
    ['is empty', ''],
    ['refers to itself', '$ref: openapi.yaml\n'],
  ])('says that a root %s, without a stack', async (_, root) => {
    const folder = await folderWith(root);
    const failure = await runRedocly(lint, folder).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).toContain('openapi.yaml');
    expect(String(failure)).not.toMatch(/^\s+at |node_modules/m);
  });

  it('names the file of another part that is no YAML, and its line', async () => {
    const [findings] = await lintWithEdits([
      {
        file: 'components/schemas/Token.yaml',
        find: 'type: object\n',
        replace: 'type: object\n  bad: [\n',
      },
    ]);

    expect(findings).toContainEqual({
      ruleId: 'no-unresolved-refs',
      place: 'components/schemas/Token.yaml',
      message: expect.stringMatching(/Failed to parse: .*Token\.yaml" \(2:6\)/) as string,
    });
  });

  it('names the folder without a specification', async () => {
    await expect(runRedocly(lint, tmpdir())).rejects.toThrow('openapi.yaml does not exist');
  });
});
