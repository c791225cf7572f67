import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The specification that the present one is compared with. */
export interface Base {
  /** As it was given, or how it was chosen. */
  readonly name: string;
  readonly commit?: string;
  /** The root file of the specification. */
  readonly file: string;
  /** Messages of the commits since then, newest first. */
  readonly commitMessages: readonly string[];
}

export interface BaseOptions {
  /** The root of the repository. */
  readonly root: string;
  /** A file or a git revision; the best there is by default. */
  readonly wanted: string | undefined;
  /** An empty folder for what has to be taken out of git. */
  readonly folder: string;
}

/** There is nothing to compare with; the message says why and what to do. */
export class NoBaseError extends Error {
  override readonly name = 'NoBaseError';
}

/**
 * Finds the specification to compare with: the file or revision that is wanted, or else the merge
 * base with `main`, or on `main` itself the commit before.
 *
 * @returns undefined if nothing is wanted and there is no earlier commit
 * @throws NoBaseError if what is wanted cannot be had, or history is cut off
 */
export async function findBase({ root, wanted, folder }: BaseOptions): Promise<Base | undefined> {
  if (wanted !== undefined && (await isFile(resolve(wanted)))) {
    return { name: wanted, file: resolve(wanted), commitMessages: [] };
  }
  const git = async (...parameters: string[]): Promise<string | undefined> =>
    run('git', parameters, { cwd: root, maxBuffer: 2 ** 26 }).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );
  const commitOf = (revision: string): Promise<string | undefined> =>
    git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  const chosen = wanted === undefined ? await chooseBase(commitOf, git) : { name: wanted };
  const commit = chosen && (await commitOf(chosen.name));
  if (!chosen || commit === undefined) {
    if (wanted === undefined) {
      if ((await git('rev-parse', '--is-shallow-repository')) !== 'true') return undefined;
      throw new NoBaseError('The history is cut off here. Fetch all of it, or give --base.');
    }
    throw new NoBaseError(
      `--base ${wanted} is neither a file nor a git revision known here. Fetch it, or correct it.`,
    );
  }
  await takeOut({ git, commit, folder });
  const file = join(folder, 'openapi/openapi.yaml');
  if (!(await isFile(file))) {
    throw new NoBaseError(`${chosen.name} holds no openapi/openapi.yaml. Give another --base.`);
  }
  const log = (await git('log', '--format=%B%x00', `${commit}..HEAD`)) ?? '';
  return {
    name: chosen.name,
    commit,
    file,
    commitMessages: log
      .split('\0')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  };
}

type Git = (...parameters: string[]) => Promise<string | undefined>;

async function chooseBase(
  commitOf: (revision: string) => Promise<string | undefined>,
  git: Git,
): Promise<{ readonly name: string } | undefined> {
  const head = await commitOf('HEAD');
  if (head === undefined) return undefined;
  for (const main of ['main', 'origin/main']) {
    const mergeBase = await git('merge-base', 'HEAD', main);
    if (mergeBase !== undefined && mergeBase !== head) return { name: mergeBase };
  }
  return (await commitOf('HEAD^')) === undefined ? undefined : { name: 'HEAD^' };
}

interface TakeOutOptions {
  readonly git: Git;
  readonly commit: string;
  readonly folder: string;
}

async function takeOut({ git, commit, folder }: TakeOutOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'openapi.tar');
  if ((await git('archive', '--output', archive, commit, 'openapi')) === undefined) return;
  await run('tar', ['-xf', archive, '-C', folder]);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
