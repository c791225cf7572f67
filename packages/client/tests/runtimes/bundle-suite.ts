import { fileURLToPath } from 'node:url';

import { build as bundle } from 'esbuild';
import type { Plugin } from 'esbuild';

const entry = fileURLToPath(new URL('behaviour/main.ts', import.meta.url));
const door = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

/** The compiler checks the cases with the sources; they run with what is published. */
const publishedClient: Plugin = {
  name: 'published-client',
  setup(build) {
    build.onResolve({ filter: /\/src\/index\.ts$/ }, () => ({ path: door }));
    build.onResolve({ filter: /\/src\// }, ({ path }) => ({
      errors: [{ text: `${path} is not the client's door` }],
    }));
  },
};

/** Puts cases and built client into one ES module that runs on any runtime. */
export async function bundleSuite(): Promise<string> {
  const { outputFiles } = await bundle({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    mainFields: ['module', 'main'],
    keepNames: true,
    plugins: [publishedClient],
  });
  return outputFiles.map(({ text }) => text).join('');
}
