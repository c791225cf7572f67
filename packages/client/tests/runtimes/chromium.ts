import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

import { startProgram } from './program.ts';
import type { Program } from './program.ts';

const flags = [
  '--headless',
  '--no-sandbox', // it cannot be had as root or in a container, and the page is our own
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--remote-debugging-pipe', // not to be told anything, but to end with whoever has started it
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Opens a page in a headless Chromium. */
export async function startChromium({
  modules,
  folder,
  url,
}: {
  readonly modules: string;
  /** Where it may write. */
  readonly folder: string;
  readonly url: string;
}): Promise<Program> {
  const unpacked = await unpack(join(modules, '@sparticuz/chromium'));
  return startProgram(
    join(unpacked, 'chromium'),
    [...flags, `--user-data-dir=${join(folder, 'profile')}`, url],
    { LD_LIBRARY_PATH: join(unpacked, 'lib') },
  );
}

/** Unpacks what the package brings: the browser, and the libraries that not every machine has. */
async function unpack(packageFolder: string): Promise<string> {
  const target = join(packageFolder, 'unpacked');
  if (existsSync(target)) return target;
  const temporary = `${target}-${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  for (const name of ['al2023.tar.br', 'swiftshader.tar.br']) {
    const archive = brotliDecompressSync(readFileSync(join(packageFolder, 'bin', name)));
    execFileSync('tar', ['-x', '-C', temporary], { input: archive });
  }
  const executable = join(temporary, 'chromium');
  await pipeline(
    createReadStream(join(packageFolder, 'bin/chromium.br')),
    createBrotliDecompress(),
    createWriteStream(executable),
  );
  chmodSync(executable, 0o755);
  renameSync(temporary, target);
  return target;
}
