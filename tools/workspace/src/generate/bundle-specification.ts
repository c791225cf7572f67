import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

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
      'redocly',
      ['bundle', 'openapi.yaml', '--config', 'redocly.yaml', '--output', output],
      {
        cwd: openapiFolder,
      },
    );
    return JSON.parse(await readFile(output, 'utf8')) as JsonObject;
  } finally {
    await rm(folder, { recursive: true });
  }
}
