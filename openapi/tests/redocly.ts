import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRedocly } from '../src/index.ts';

/** The folder of the specification. */
export const specificationFolder = fileURLToPath(new URL('..', import.meta.url));

export interface LintFinding {
  ruleId: string;
  message: string;
  /** File and JSON Pointer of the finding, for example `paths/token.yaml#/post`. */
  place: string;
}

/** Lints the specification in a folder with the rules of this one. */
export async function lintSpecification(folder: string): Promise<LintFinding[]> {
  const output = await runRedocly(['lint', 'openapi.yaml', '--format', 'json'], folder);
  const { problems } = JSON.parse(output) as {
    problems: {
      ruleId: string;
      message: string;
      location: { source: { ref: string }; pointer?: string }[];
    }[];
  };
  return problems.map(({ ruleId, message, location }) => ({
    ruleId,
    message,
    place: location
      .slice(0, 1)
      .map(({ source, pointer }) => `${source.ref}${pointer ?? ''}`)
      .join(''),
  }));
}

export interface Edit {
  /** Path of a file, relative to the specification's folder. */
  file: string;
  find: string;
  replace: string;
}

/** A fault that was put into the specification, and the finding that has to name it. */
export interface SeededFault extends Edit {
  title: string;
  ruleId: string;
  place: string;
}

/**
 * Lints a copy of the specification with one text replaced.
 *
 * @throws Error if the text to find is not there.
 */
export async function lintWithEdit({ file, find, replace }: Edit): Promise<LintFinding[]> {
  return inTemporaryFolder(async (folder) => {
    for (const part of ['openapi.yaml', 'paths', 'components', 'examples', 'evidence']) {
      await cp(join(specificationFolder, part), join(folder, part), { recursive: true });
    }
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(find)) throw new Error(`${file} does not contain ${JSON.stringify(find)}.`);
    await writeFile(
      path,
      text.replace(find, () => replace),
    );
    return lintSpecification(folder);
  });
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
