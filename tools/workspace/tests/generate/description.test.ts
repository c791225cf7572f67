import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRedocly } from '@nexudus-toolkit/openapi';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'apps/proxy');
const description = 'src/description/generated/openapi.json';
const administration = 'src/administration/generated/openapi.json';

/** Lints a document with the rules of the proxy's description; the rules that it breaks. */
async function lint(document: string, ...options: readonly string[]): Promise<string[]> {
  const output = await runRedocly(
    ['lint', document, '--format', 'json', ...options],
    folder,
    join(folder, 'openapi/redocly.yaml'),
  );
  const { problems } = JSON.parse(output) as { problems: { ruleId: string; message: string }[] };
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

/** Lints the description after a change of its text. */
async function lintChanged(path: string, change: (text: string) => string): Promise<string[]> {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'description-'));
  onTestFinished(() => rm(temporaryFolder, { recursive: true }));
  const text = await readFile(join(folder, path), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(temporaryFolder, 'openapi.json'), changed);
  return lint(join(temporaryFolder, 'openapi.json'));
}

describe('the description of the proxy', () => {
  it('keeps the rules of the specification that can apply to it', async () => {
    expect(await lint(description)).toEqual([]);
  });

  it.each<[string, string, (text: string) => string]>([
    [
      'a reference to nothing',
      'no-unresolved-refs',
      (text) => text.replaceAll('/RequestId', '/No'),
    ],
    [
      'a component without use',
      'no-unused-components',
      (text) => text.replaceAll('s/Via"', 's/ETag"'),
    ],
    [
      'an operation without an id',
      'operation-operationId',
      (text) => text.replace(/"operationId": .*/, ''),
    ],
  ])('is found to break a rule by %s', async (_, rule, change) => {
    expect(await lintChanged(description, change)).toContainEqual(expect.stringContaining(rule));
  });
});

describe('the description of the administration port', () => {
  it('keeps the same rules', async () => {
    expect(await lint(administration)).toEqual([]);
  });

  it('is found to break a rule by an operation without an id', async () => {
    const broken = await lintChanged(administration, (text) =>
      text.replace(/"operationId": .*/, ''),
    );
    expect(broken).toContainEqual(expect.stringContaining('operation-operationId'));
  });
});

describe('the overlay', () => {
  it('is one', async () => {
    // A contact belongs to an API.
    expect(await lint('openapi/proxy.overlay.yaml', '--skip-rule', 'info-contact')).toEqual([]);
  });
});
