import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Specification } from './specification.ts';

const run = promisify(execFile);

const specificationFolder = fileURLToPath(new URL('../../../../openapi', import.meta.url));

const redocly = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

// The command needs nothing else from the environment, and must not report that it was used.
const environment = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/**
 * Bundles the specification as it lies on disk into one document, so that nothing has to be built
 * before the checks.
 *
 * @throws Error with Redocly's own findings if a reference cannot be resolved
 */
export async function bundleSpecification(): Promise<Specification> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  try {
    const output = join(folder, 'openapi.json');
    const parameters = ['bundle', 'openapi.yaml', '--config', 'redocly.yaml', '--output', output];
    await run(process.execPath, [redocly, ...parameters], {
      cwd: specificationFolder,
      env: environment,
    });
    // What Redocly has bundled from this folder has the shape of an OpenAPI document.
    return JSON.parse(await readFile(output, 'utf8')) as Specification;
  } finally {
    await rm(folder, { recursive: true });
  }
}
