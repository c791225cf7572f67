import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the specification. */
export const specificationFolder = fileURLToPath(new URL('..', import.meta.url));

const configuration = join(specificationFolder, 'redocly.yaml');

// The command, not its core library: that is not published in the version of the command.
const command = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

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

/** The whole specification as one document, with local references only. */
export async function bundleSpecification<Document>(): Promise<Document> {
  return inTemporaryFolder(async (folder) => {
    const bundle = join(folder, 'openapi.json');
    await runRedocly(['bundle', 'openapi.yaml', '--output', bundle], specificationFolder);
    return JSON.parse(await readFile(bundle, 'utf8')) as Document;
  });
}

export interface Edit {
  /** Path of a file, relative to the specification's folder. */
  file: string;
  find: string;
  replace: string;
}

/**
 * Lints a copy of the specification with one text replaced.
 *
 * @throws Error if the text to find is not there.
 */
export async function lintWithEdit({ file, find, replace }: Edit): Promise<LintFinding[]> {
  return inTemporaryFolder(async (folder) => {
    for (const part of ['openapi.yaml', 'paths', 'components', 'examples']) {
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

function runRedocly(parameters: string[], cwd: string): Promise<string> {
  const argv = [command, ...parameters, '--config', configuration];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { cwd, env }, (error, stdout, stderr) => {
      // Status 1 says that there are findings; they are on the standard output.
      if (error === null || stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`redocly ${parameters.join(' ')} failed: ${stderr}`, { cause: error }));
    });
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
