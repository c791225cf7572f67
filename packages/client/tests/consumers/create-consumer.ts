import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the tarballs depend on, and what their users add to it. */
const installedHere = ['openapi-fetch', 'openapi-typescript-helpers', '@opentelemetry/api'];

/**
 * Fills a folder with a project that has installed the tarballs of client and types, and nothing of
 * the workspace.
 *
 * @param modules The `node_modules` with the compilers, of which the project gets the types of
 * Node.js.
 */
export function createConsumer(folder: string, modules: string): void {
  const tarballs = join(folder, 'tarballs');
  const target = join(folder, 'node_modules');
  mkdirSync(tarballs, { recursive: true });
  for (const name of ['api-types', 'client']) {
    const parameters = ['pack', '--ignore-scripts', '--loglevel=error'];
    execFileSync('npm', [...parameters, '--pack-destination', tarballs], {
      cwd: join(root, 'packages', name),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const tarball = readdirSync(tarballs).find((file) => file.includes(`-${name}-`)) ?? name;
    const unpacked = join(target, '@nexudus-toolkit', name);
    mkdirSync(unpacked, { recursive: true });
    const archive = join(tarballs, tarball);
    execFileSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components=1']);
  }
  for (const name of installedHere) copy(join(root, 'node_modules'), target, name);
  for (const name of ['@types/node', 'undici-types']) copy(modules, target, name);
}

function copy(from: string, to: string, name: string): void {
  cpSync(join(from, name), join(to, name), { recursive: true });
}
