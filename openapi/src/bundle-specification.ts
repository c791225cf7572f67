import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRedocly } from './run-redocly.ts';

/**
 * Bundles the specification as it lies on disk into one document with local references only, so
 * that nothing has to be built before.
 *
 * @param folder the one that holds `openapi.yaml`; this project's own by default
 * @returns an OpenAPI document, parsed
 * @throws Error with Redocly's own findings if a reference cannot be resolved
 */
export async function bundleSpecification(
  folder: string = join(import.meta.dirname, '..'),
): Promise<unknown> {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'openapi-'));
  try {
    const bundle = join(temporaryFolder, 'openapi.json');
    await runRedocly(['bundle', 'openapi.yaml', '--output', bundle], folder);
    return JSON.parse(await readFile(bundle, 'utf8'));
  } finally {
    await rm(temporaryFolder, { recursive: true });
  }
}
