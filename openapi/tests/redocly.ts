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

interface LintReport {
  problems: {
    ruleId: string;
    message: string;
    location: { source: { ref: string }; pointer?: string }[];
  }[];
}

/** Lints the specification in a folder with the rules of this one. */
export async function lintSpecification(folder: string): Promise<LintFinding[]> {
  const [findings = []] = await lintRoots(['openapi.yaml'], folder);
  return findings;
}

/** Lints a specification that is all in one document. */
export async function lintDocument(document: unknown): Promise<LintFinding[]> {
  return inTemporaryFolder(async (folder) => {
    // JSON is YAML too.
    await writeFile(join(folder, 'openapi.yaml'), JSON.stringify(document));
    return lintSpecification(folder);
  });
}

/** Lints several roots in one process, which costs little more than one; the findings of each. */
async function lintRoots(roots: readonly string[], folder: string): Promise<LintFinding[][]> {
  const output = await runRedocly(['lint', ...roots, '--format', 'json'], folder);
  // One report for each root, with nothing between them; within one, no line begins like this.
  const reports = output.replaceAll(/^\}\{/gm, '}\0{').split('\0');
  return reports.map((report, index) => {
    const { problems } = JSON.parse(report) as LintReport;
    const prefix = roots[index]?.replace(/openapi\.yaml$/, '') ?? '';
    return problems.map(({ ruleId, message, location }) => ({
      ruleId,
      message,
      place: location
        .slice(0, 1)
        .map(({ source, pointer }) => `${source.ref.slice(prefix.length)}${pointer ?? ''}`)
        .join(''),
    }));
  });
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
 * Lints one copy of the specification for each edit, with its text replaced; the findings of each.
 *
 * @throws Error if a text to find is not there
 */
export async function lintWithEdits(edits: readonly Edit[]): Promise<LintFinding[][]> {
  return inTemporaryFolder(async (folder) => {
    await Promise.all(edits.map((edit, index) => copyWithEdit(edit, join(folder, `${index}`))));
    return lintRoots(
      edits.map((_, index) => `${index}/openapi.yaml`),
      folder,
    );
  });
}

async function copyWithEdit({ file, find, replace }: Edit, folder: string): Promise<void> {
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
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
