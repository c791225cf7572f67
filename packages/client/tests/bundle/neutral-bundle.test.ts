import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { bundle, foreignGlobals } from './bundle.ts';

const dist = (file: string): { readonly file: string } => ({
  file: fileURLToPath(new URL(`../../dist/${file}`, import.meta.url)),
});

describe.each([
  { door: 'index.js', imports: ['openapi-fetch'] },
  { door: 'observability/debug-logger.js', imports: [] },
  { door: 'observability/opentelemetry.js', imports: ['@opentelemetry/api'] },
  { door: 'react-query/create-rejecting-client.js', imports: ['openapi-fetch'] },
])('the bundle of $door', ({ door, imports }) => {
  test('imports nothing else', async () => {
    expect((await bundle(dist(door))).imports).toEqual(imports);
  });

  test('names no global of one platform alone', async () => {
    expect(foreignGlobals(await bundle(dist(door)))).toEqual([]);
  });
});

test('nothing is left of the door when nothing is taken from it', async () => {
  const { code } = await bundle({ code: "import '../../dist/index.js';" });
  expect(code.replaceAll(/^(\/\/.*)?$/gm, '').trim()).toBe('');
});

describe('the check itself', () => {
  test.each(['process', 'Buffer', 'window', 'document', 'Deno', 'Bun', 'navigator', 'global'])(
    'finds %s, even where it is only asked for',
    async (name) => {
      const found = foreignGlobals(await bundle({ code: `export const it = typeof ${name};` }));
      expect(found).toEqual([`2: '${name}' is not defined.`]);
    },
  );

  test('refuses a built-in of Node.js', async () => {
    const code = "export { readFile } from 'node:fs/promises';";
    await expect(bundle({ code })).rejects.toThrow('Could not resolve "node:fs/promises"');
  });

  test('finds a second dependency', async () => {
    const { imports } = await bundle({ code: "export { trace } from '@opentelemetry/api';" });
    expect(imports).not.toEqual(['openapi-fetch']);
  });
});
