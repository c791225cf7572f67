import { join } from 'node:path';

import { startChromium } from './chromium.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';

/** A runtime that the behaviour of the client is checked on. */
export interface Runtime {
  readonly name: string;
  /** Whether the registry has it for this platform, and `runtimes/package.json` names it. */
  readonly isAvailable: boolean;
  /** What it says it is, so that no other runtime is taken for it. */
  readonly identity: RegExp;
  /**
   * Whether it sends any request again, a write too, when a kept connection breaks before the answer.
   * The client cannot know of it.
   */
  readonly repeatsByItself?: boolean;
  readonly start: (place: Place) => Program | Promise<Program>;
}

/** Where to run what. */
interface Place {
  /** The `node_modules` that runtimes are in. */
  readonly modules: string;
  /** Where the suite is, and may write. */
  readonly folder: string;
  readonly suite: string;
  /** The server to talk to. */
  readonly origin: string;
}

const isLinux = process.platform === 'linux' && process.arch === 'x64' && isGlibc();

const olderNodes = [20, 22, 24].map((major): Runtime => ({
  name: `Node.js ${major}`,
  isAvailable: isLinux,
  identity: new RegExp(`^node v${major}\\.`),
  start: ({ modules, suite, origin }) =>
    startProgram(join(modules, `node-${major}/bin/node`), [suite, origin]),
}));

export const runtimes: readonly Runtime[] = [
  ...olderNodes,
  {
    name: 'Node.js 26',
    isAvailable: true,
    identity: /^node v26\./,
    start: ({ suite, origin }) => startProgram(process.execPath, [suite, origin]),
  },
  {
    name: 'Bun',
    isAvailable: isLinux,
    identity: /^bun 1\./,
    start: ({ modules, suite, origin }) =>
      startProgram(join(modules, '@oven/bun-linux-x64/bin/bun'), [suite, origin]),
  },
  {
    name: 'Deno',
    isAvailable: isLinux,
    identity: /^deno 2\./,
    repeatsByItself: true,
    start: ({ modules, folder, suite, origin }) =>
      startProgram(
        join(modules, '@deno/linux-x64-glibc/deno'),
        // Nothing but the network is allowed: the client needs nothing else.
        ['run', '--no-prompt', '--allow-net=127.0.0.1', suite, origin],
        { DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1' },
      ),
  },
  {
    name: 'Chromium',
    isAvailable: isLinux,
    identity: /^Mozilla\/.*HeadlessChrome\//,
    repeatsByItself: true,
    start: ({ modules, folder, origin }) => startChromium({ modules, folder, url: origin }),
  },
];

function isGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}
