import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyRepository, createSandbox } from '../../../src/mutation/sandbox/sandbox.ts';

let folder: string;
let root: string;
let copy: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'sandbox-')));
  root = join(folder, 'repository');
  copy = join(folder, 'copy');
  for (const file of [
    'package.json',
    'packages/client/src/index.ts',
    'packages/client/src/data/names.ts',
    'packages/client/dist/index.js',
    'packages/client/.tsc/lib.tsbuildinfo',
    'tools/bench/node_modules/nested/index.js',
    'node_modules/library/index.js',
    'node_modules/.vite/cache.json',
    'data/audit.db',
    '.git/config',
  ])
    write(root, file, file);
  mkdirSync(join(root, 'node_modules/@nexudus-toolkit'));
  symlinkSync('../../packages/client', join(root, 'node_modules/@nexudus-toolkit/client'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('copyRepository', () => {
  it('copies sources, and nothing that is made of them', () => {
    copyRepository(root, copy);

    for (const file of ['package.json', 'packages/client/src/data/names.ts'])
      expect(readFileSync(join(copy, file), 'utf8')).toBe(file);
    for (const file of ['packages/client/dist', 'packages/client/.tsc', 'data', '.git'])
      expect(existsSync(join(copy, file))).toBe(false);
  });

  it('links to libraries, but not to the packages of the repository', () => {
    copyRepository(root, copy);
    const real = (file: string): string => realpathSync(join(copy, file));

    expect(real('node_modules/library')).toBe(join(root, 'node_modules/library'));
    expect(real('tools/bench/node_modules/nested')).toBe(
      join(root, 'tools/bench/node_modules/nested'),
    );
    expect(real('node_modules/@nexudus-toolkit/client')).toBe(join(copy, 'packages/client'));
    expect(existsSync(join(copy, 'node_modules/.vite'))).toBe(false);
  });
});

describe('createSandbox', () => {
  it('puts back what was changed, added and taken out', () => {
    copyRepository(root, copy);
    const sandbox = createSandbox(copy, join(folder, 'sandbox'));
    const index = 'packages/client/src/index.ts';
    sandbox.write(index, 'export {};');
    write(sandbox.folder, 'packages/client/src/added.ts', '');
    rmSync(join(sandbox.folder, 'packages/client/src/data'), { recursive: true });
    sandbox.reset();

    expect(readFileSync(join(sandbox.folder, index), 'utf8')).toBe(index);
    expect(existsSync(join(sandbox.folder, 'packages/client/src/added.ts'))).toBe(false);
    expect(existsSync(join(sandbox.folder, 'packages/client/src/data/names.ts'))).toBe(true);
  });

  it('has its own packages', () => {
    copyRepository(root, copy);
    const { folder: sandbox } = createSandbox(copy, join(folder, 'sandbox'));

    expect(realpathSync(join(sandbox, 'node_modules/@nexudus-toolkit/client'))).toBe(
      join(sandbox, 'packages/client'),
    );
  });

  it('leaves the copy that it was made from as it is', () => {
    copyRepository(root, copy);
    const sandbox = createSandbox(copy, join(folder, 'sandbox'));
    sandbox.write('package.json', '{}');

    expect(readFileSync(join(copy, 'package.json'), 'utf8')).toBe('package.json');
  });

  it('keeps the age of files, which the compiler goes by', () => {
    copyRepository(root, copy);
    const file = 'packages/client/src/index.ts';
    utimesSync(join(copy, file), 1_000_000, 1_000_000.25);
    const sandbox = createSandbox(copy, join(folder, 'sandbox'));
    sandbox.write(file, 'export {};');
    sandbox.reset();

    expect(statSync(join(sandbox.folder, file)).mtimeMs).toBe(1_000_000_250);
  });
});

function write(base: string, file: string, text: string): void {
  mkdirSync(dirname(join(base, file)), { recursive: true });
  writeFileSync(join(base, file), text);
}
