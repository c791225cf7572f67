import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const run = promisify(execFile);

const packages = ['api-types', 'validation', 'simulator'].map((name) =>
  join(root, 'packages', name),
);

/** What a user of `/msw` adds, and the types of Node.js. */
const added = ['@types/node', 'msw'];

/** Fills a folder with a project that has installed the tarballs, and nothing of the workspace. */
export async function createConsumer(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  const dependencies = new Set(added);
  for (const cwd of packages) {
    const unpacked = join(modules, '@nexudus-toolkit', basename(cwd));
    await mkdir(unpacked, { recursive: true });
    const parameters = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const { stdout } = await run('npm', parameters, { cwd });
    const file = /"filename": "([^"]+)"/.exec(stdout)?.[1] ?? '';
    await run('tar', ['-xzf', join(folder, file), '-C', unpacked, '--strip-components=1']);
    for (const name of await readDependencies(unpacked)) dependencies.add(name);
  }
  for (const name of dependencies) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
}

/** Names what an unpacked package depends on, other packages of the workspace left out. */
async function readDependencies(unpacked: string): Promise<readonly string[]> {
  const text = await readFile(join(unpacked, 'package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(text) as { readonly dependencies?: object };
  return Object.keys(dependencies).filter((name) => !name.startsWith('@nexudus-toolkit/'));
}

/** How a project compiles, beside what all have in common. */
export interface Setting {
  readonly module: string;
  readonly moduleResolution: string;
  readonly types: readonly string[];
}

/** Compiles programs strictly, all declarations included, and yields what the compiler says. */
export async function compile(
  folder: string,
  programs: Readonly<Record<string, string>>,
  setting: Setting,
): Promise<string> {
  const compilerOptions = {
    ...setting,
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    outDir: 'out',
    rootDir: '.',
    skipLibCheck: false,
    strict: true,
    target: 'es2022',
  };
  for (const [file, source] of Object.entries(programs))
    await writeFile(join(folder, file), source);
  const project = JSON.stringify({ compilerOptions, files: Object.keys(programs) });
  await writeFile(join(folder, 'tsconfig.json'), project);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return run(process.execPath, [compiler, '-p', '.', '--pretty', 'false'], { cwd: folder }).then(
    ({ stdout }) => stdout,
    // A compiler that finds something fails; what it says counts.
    (error: unknown) => (error as { readonly stdout: string }).stdout,
  );
}

/** Runs a program that has been compiled, and yields what it prints. */
export async function runProgram(folder: string, name: string): Promise<string> {
  const { stdout } = await run(process.execPath, [join(folder, 'out', `${name}.js`)]);
  return stdout;
}
