import { execFile } from 'node:child_process';
import { join } from 'node:path';

/**
 * Names the generated files that do not follow from the specification.
 *
 * @throws Error if that cannot be found out
 */
export function findStaleCode(root: string): Promise<readonly string[]> {
  const main = join(root, 'tools/workspace/src/generate/main.ts');
  const argv = ['--conditions=@nexudus-toolkit/source', main, '--check'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { cwd: root }, (error, _, stderr) => {
      if (error === null) resolve([]);
      else if (error.code === 1 && stale.test(stderr)) {
        resolve([...stderr.matchAll(stale)].map(([, file = '']) => file));
      } else reject(new Error(stderr === '' ? error.message : stderr, { cause: error }));
    });
  });
}

const stale = /^(\S+) does not follow from openapi\//gm;
