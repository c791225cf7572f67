import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** A copy of the repository in which a fault can do no harm. */
export interface Sandbox {
  readonly folder: string;
  /** Writes a file, given by its path below the root of the repository. */
  write(file: string, contents: string): void;
  /** Puts everything back as it was when the sandbox was made. */
  reset(): void;
}

/** Folders that hold no sources: of the repository, and of any package. */
const leftOutOfRoot = ['.git', '.nx', 'data'];
const leftOut: ReadonlySet<string> = new Set([
  '.pact',
  '.tsc',
  'dist',
  'node_modules',
  'test-results',
]);

/** Caches of tools, which must not be shared. */
const caches: ReadonlySet<string> = new Set(['.cache', '.vite', '.vite-temp', '.vitest-cache']);

/**
 * Copies the sources of the repository to a new folder. Libraries are linked to, but the packages of
 * the repository are those of the copy.
 */
export function copyRepository(root: string, folder: string): void {
  copyFiles(root, folder);
  linkLibraries(root, folder);
  for (const nested of globSync('{packages,apps,tools}/*/node_modules', { cwd: root }))
    symlinkSync(join(root, nested), join(folder, nested));
}

/** Makes a sandbox from a copy of the repository, which stays as it is. */
export function createSandbox(pristine: string, folder: string): Sandbox {
  cpSync(pristine, folder, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: (source) => !caches.has(basename(source)),
  });
  return {
    folder,
    write(file, contents) {
      writeFileSync(join(folder, file), contents);
    },
    reset() {
      restore(pristine, folder);
    },
  };
}

function copyFiles(root: string, folder: string): void {
  cpSync(root, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) =>
      source === root ||
      (!leftOut.has(basename(source)) && !leftOutOfRoot.includes(relative(root, source))),
  });
}

const scope = '@nexudus-toolkit';

function linkLibraries(root: string, folder: string): void {
  const from = join(root, 'node_modules');
  const to = join(folder, 'node_modules');
  mkdirSync(join(to, scope), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== scope && !caches.has(name)) symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(from, scope))) {
    // Relative, so that a copy of this copy has its own packages, too.
    const target = resolve(from, scope, readlinkSync(join(from, scope, name)));
    symlinkSync(relative(join(from, scope), target), join(to, scope, name));
  }
}

/** Removes what was added to a folder, and brings back what was changed in it or taken out of it. */
function restore(pristine: string, folder: string): void {
  const before = listFiles(pristine);
  const after = listFiles(folder);
  for (const [file, stamp] of after) {
    if (before.get(file) !== stamp) rmSync(join(folder, file));
  }
  for (const [file, stamp] of before) {
    if (after.get(file) === stamp) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(pristine, file), join(folder, file), { preserveTimestamps: true });
  }
}

/** Every file outside of `node_modules`, with what changes when it is written. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const child = join(path, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') visit(child);
      if (!entry.isFile()) continue;
      const { mtimeMs, size } = statSync(join(folder, child));
      files.set(child, `${Math.floor(mtimeMs)} ${size}`);
    }
  };
  visit('');
  return files;
}
