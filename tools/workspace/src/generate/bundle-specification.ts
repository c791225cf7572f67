import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const redocly = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

// The command needs nothing else from the environment, and must not report that it was used.
const environment = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/** A JSON value of the bundled specification, of which only the used parts are known. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/**
 * Bundles the specification in `openapiFolder` into one document, with Redocly's command line.
 *
 * @throws Error with Redocly's own findings when a reference cannot be resolved
 */
export async function bundleSpecification(openapiFolder: string): Promise<JsonObject> {
  const folder = await mkdtemp(join(tmpdir(), 'specification-'));
  try {
    const output = join(folder, 'openapi.json');
    await run(
      process.execPath,
      [redocly, 'bundle', 'openapi.yaml', '--config', 'redocly.yaml', '--output', output],
      {
        cwd: openapiFolder,
        env: environment,
      },
    );
    return JSON.parse(await readFile(output, 'utf8')) as JsonObject;
  } finally {
    await rm(folder, { recursive: true });
  }
}
