import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

let eslint: ESLint;

beforeAll(async () => {
  // Without a project graph in its cache, Nx's rule says nothing about anything.
  execFileSync('nx', ['show', 'projects'], { cwd: root });
  eslint = new ESLint({ cwd: root });
  // The first file makes the linter load all that its rules know of types.
  await lint(client, 'export {};');
}, 60_000);

/** The rules that object to a line of code, if it stood in an existing file. */
async function lint(file: string, code: string): Promise<readonly (string | null)[]> {
  const results = await eslint.lintText(code, { filePath: join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

const nxRule = '@nx/enforce-module-boundaries';
const client = 'packages/client/src/index.ts';
const proxy = 'apps/proxy/src/index.ts';

describe('the module boundaries', () => {
  it.each([
    [client, "export * from '@nexudus-toolkit/proxy';", nxRule],
    [client, "export * from '@nexudus-toolkit/simulator';", nxRule],
    [proxy, "export * from '@nexudus-toolkit/client';", nxRule],
    [proxy, "export * from '@nexudus-toolkit/simulator';", nxRule],
    ['packages/audit-log/src/index.ts', "export * from '@nexudus-toolkit/validation';", nxRule],
    [client, "export * from '../../validation/src/index.ts';", nxRule],
    [client, "export { Hono } from 'hono';", 'no-restricted-imports'],
    [proxy, "export { default as c } from 'openapi-fetch';", 'no-restricted-imports'],
    [proxy, "export * from '@stoplight/prism-http';", 'no-restricted-imports'],
    [proxy, "export * from '@pact-foundation/pact';", 'no-restricted-imports'],
    [
      proxy,
      "export * from '@nexudus-toolkit/validation/src/generated/operations.ts';",
      'no-restricted-imports',
    ],
    [proxy, 'export const home: unknown = process.env;', 'no-restricted-properties'],
    [proxy, "export { env } from 'node:process';", 'no-restricted-syntax'],
    [proxy, 'export const home: unknown = globalThis.process.env;', 'no-restricted-syntax'],
  ])('in %s forbid %s', async (file, code, rule) => {
    expect(await lint(file, code)).toContain(rule);
  });

  it.each([
    [client, "export type { paths } from '@nexudus-toolkit/api-types';"],
    [proxy, "export { operations } from '@nexudus-toolkit/validation';"],
    ['apps/proxy/src/main.ts', 'console.log(process.env);'],
  ])('in %s allow %s', async (file, code) => {
    expect(await lint(file, code)).toEqual([]);
  });
});

/** Whether the lint rules tell what a source file of this folder may import, if it held one. */
async function isGuarded(folder: string): Promise<boolean> {
  const configuration = (await eslint.calculateConfigForFile(join(root, folder, 'src/a.ts'))) as {
    rules: Readonly<Record<string, unknown>>;
  };
  return 'no-restricted-imports' in configuration.rules;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

describe('each folder of the workspace', () => {
  const { workspaces } = readJson('package.json') as { workspaces: string[] };
  const folders = globSync(
    workspaces.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  ).map(dirname);

  it('is one of several, and a folder that the rules do not name is told apart', async () => {
    expect(folders).toContain('apps/proxy');
    expect(await isGuarded('tools/unnamed')).toBe(false);
  });

  it.each(folders)('has rules for its imports: %s', async (folder) => {
    expect(await isGuarded(folder)).toBe(true);
  });

  it.each(folders)('is known to the boundaries by the tag that is its name: %s', (folder) => {
    const name = folder.split('/').at(-1);
    expect(readJson(`${folder}/project.json`)).toMatchObject({ name, tags: [name] });
  });
});
