import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { Linter } from 'eslint';

/** What all runtimes have, and the client may use. Whatever else it names is a finding. */
const globals = [
  ...['AbortController', 'AbortSignal', 'DOMException', 'Headers', 'Request', 'Response', 'fetch'],
  ...['TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams', 'atob', 'btoa', 'crypto'],
  ...['clearTimeout', 'setTimeout', 'console', 'performance'],
];

/** What a program would ship of the client. */
export interface Bundle {
  readonly code: string;
  /** Modules that are left to be imported. */
  readonly imports: readonly string[];
}

/** Bundles an entry for no platform in particular: a built-in of any would be an error. */
export async function bundle(
  entry: { readonly file: string } | { readonly code: string },
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...('file' in entry
      ? { entryPoints: [entry.file] }
      : {
          stdin: { contents: entry.code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
        }),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    external: ['openapi-fetch', '@opentelemetry/api'],
    metafile: true,
    logLevel: 'silent',
  });
  return { code: outputFiles.map(({ text }) => text).join(''), imports: importsOf(metafile) };
}

/** Lists the globals in a bundle that not every runtime has, asked for by `typeof` or otherwise. */
export function foreignGlobals({ code }: Bundle): readonly string[] {
  const messages = new Linter().verify(code, {
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'module',
      globals: Object.fromEntries(globals.map((name) => [name, 'readonly'])),
    },
    rules: { 'no-undef': ['error', { typeof: true }] },
  });
  return messages.map(({ line, message }) => `${line}: ${message}`);
}

function importsOf({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
}
