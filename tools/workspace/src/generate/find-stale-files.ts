import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeneratedFile } from './generated-files.ts';

/** Names the files below `root` that are missing or differ from what was rendered anew. */
export async function findStaleFiles(
  root: string,
  files: readonly GeneratedFile[],
): Promise<readonly string[]> {
  const comparisons = files.map(async ({ path, contents }) => {
    const committed = await readFile(join(root, path), 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    return committed === contents ? [] : [path];
  });
  return (await Promise.all(comparisons)).flat();
}
