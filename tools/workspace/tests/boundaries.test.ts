import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

let eslint: ESLint;

beforeAll(() => {
  // Without a project graph in its cache, Nx's rule says nothing about anything.
  execFileSync('nx', ['show', 'projects'], { cwd: root });
  eslint = new ESLint({ cwd: root });
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
