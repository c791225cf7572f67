import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SourcePlace } from '../specification/source-file.ts';

const run = promisify(execFile);

/** The first line of a source below a folder that differs from the last commit; undefined if none does. */
export async function findLastChange(
  root: string,
  folder: string,
): Promise<SourcePlace | undefined> {
  const difference = await run('git', ['diff', '--unified=0', 'HEAD', '--', folder, ':!*.md'], {
    cwd: root,
    maxBuffer: 2 ** 26,
  }).then(
    ({ stdout }) => stdout,
    // Outside of a repository nothing is known of a last commit.
    () => '',
  );
  const file = /^\+\+\+ b\/(.+)$/m.exec(difference)?.[1];
  const line = /^@@ -\S+ \+(\d+)/m.exec(difference)?.[1];
  if (file === undefined || line === undefined) return undefined;
  return { file, line: Math.max(1, Number(line)), column: 1 };
}
