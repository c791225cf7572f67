import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Finding } from '../report/contract-report.ts';
import type { SpecificationMap } from '../specification/specification-map.ts';
import { findLastChange } from './find-last-change.ts';

export interface GeneratedCodeOptions {
  /** The root of the repository. */
  readonly root: string;
  readonly map: SpecificationMap;
}

/**
 * Finds the generated files that do not follow from the specification. Which line of it they have
 * not followed is not known; named is the first one that differs from the last commit.
 *
 * @throws Error if that cannot be found out
 */
export async function checkGeneratedCode({ root, map }: GeneratedCodeOptions): Promise<Finding[]> {
  const files = await findStaleFiles(root);
  if (files.length === 0) return [];
  const place = (await findLastChange(root, 'openapi')) ?? map.root;
  return files.map((file) => ({
    check: 'generated-code',
    severity: 'error',
    operations: [...map.operationsAt(place)],
    file: place.file,
    line: place.line,
    message: `${file} does not follow from the specification.`,
    fix: 'Run npm run generate, and commit what it writes.',
    consumers: [],
  }));
}

function findStaleFiles(root: string): Promise<readonly string[]> {
  const main = join(root, 'tools/workspace/src/generate/main.ts');
  const argv = ['--conditions=@nexudus-toolkit/source', main, '--check'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { cwd: root }, (error, _, stderr) => {
      const files = [...stderr.matchAll(staleLine)].map(([, file = '']) => file);
      if (error === null) resolve([]);
      else if (error.code === 1 && files.length > 0) resolve(files);
      else reject(new Error(`The generator failed: ${stderr}`, { cause: error }));
    });
  });
}

const staleLine = /^(\S+) does not follow from openapi\//gm;
