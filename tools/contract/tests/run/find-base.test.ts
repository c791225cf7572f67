import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, assert, beforeEach, describe, expect, it } from 'vitest';
import { findBase, NoBaseError, type Base } from '../../src/run/find-base.ts';

const run = promisify(execFile);

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-base-'));
  root = join(folder, 'repository');
  await run('git', ['init', '--quiet', '--initial-branch', 'main', root]);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function git(...parameters: string[]): Promise<unknown> {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return run('git', [...identity, ...parameters], { cwd: root });
}

async function commit(text: string, message = text): Promise<void> {
  await mkdir(join(root, 'openapi'), { recursive: true });
  await writeFile(join(root, 'openapi/openapi.yaml'), text);
  await git('add', '-A');
  await git('commit', '--quiet', '--allow-empty', '-m', message);
}

function find(wanted?: string, from = root): Promise<Base | undefined> {
  return findBase({ root: from, wanted, folder: join(folder, 'base') });
}

async function textOf(base: Base | undefined): Promise<string> {
  assert(base);
  return readFile(base.file, 'utf8');
}

describe('findBase', () => {
  it('takes the commit before on main, whatever has not been committed', async () => {
    await commit('first');
    await commit('second');
    await writeFile(join(root, 'openapi/openapi.yaml'), 'third');

    const base = await find();

    expect(await textOf(base)).toBe('first');
    expect(base?.commitMessages).toEqual(['second']);
  });

  it('takes the merge base on a branch', async () => {
    await commit('first');
    await commit('second');
    await git('switch', '--quiet', '-c', 'feature');
    await commit('third', 'feat(openapi)!: third\n\nMigration: none');
    await git('switch', '--quiet', 'main');
    await commit('elsewhere');
    await git('switch', '--quiet', 'feature');

    const base = await find();

    expect(await textOf(base)).toBe('second');
    expect(base?.commitMessages).toEqual(['feat(openapi)!: third\n\nMigration: none']);
  });

  it.each(['HEAD~2', 'v1', 'main~2'])('takes the revision %s', async (revision) => {
    await commit('first');
    await git('tag', 'v1');
    await commit('second');
    await commit('third');

    const base = await find(revision);

    expect(await textOf(base)).toBe('first');
    expect(base).toMatchObject({
      name: revision,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    });
  });

  it('takes a file', async () => {
    const file = join(folder, 'old.yaml');
    await writeFile(file, 'old');

    expect(await textOf(await find(file))).toBe('old');
  });

  it('has nothing to offer for the first commit, and outside of a repository', async () => {
    await commit('first');

    expect(await find()).toBeUndefined();
    expect(await find(undefined, folder)).toBeUndefined();
  });

  it.each([
    ['nowhere', /--base nowhere is neither a file nor a git revision/],
    ['--output=evil', /--base --output=evil is neither a file nor a git revision/],
    ['empty', /empty holds no openapi\/openapi.yaml/],
  ])('refuses %s', async (wanted, message) => {
    await git('commit', '--quiet', '--allow-empty', '-m', 'nothing');
    await git('tag', 'empty');
    await commit('first');

    const finding = find(wanted);

    await expect(finding).rejects.toThrow(NoBaseError);
    await expect(finding).rejects.toThrow(message);
  });

  it('refuses to guess where history is cut off', async () => {
    await commit('first');
    await commit('second');
    const shallow = join(folder, 'shallow');
    await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, shallow]);

    await expect(find(undefined, shallow)).rejects.toThrow(/history is cut off/);
  });
});
