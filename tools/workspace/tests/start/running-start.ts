import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const condition = '--conditions=@nexudus-toolkit/source';

/** A folder for stores, and the environment that keeps everything of a run inside of it. */
export async function createScene() {
  const folder = await mkdtemp(join(tmpdir(), 'start-'));
  return {
    folder,
    auditUrl: `sqlite:${join(folder, 'audit.db')}`,
    environment: {
      PATH: process.env['PATH'],
      PORT: '0',
      ADMIN_PORT: '0',
      SIMULATOR_PORT: '0',
      AUDIT_URL: `sqlite:${join(folder, 'audit.db')}`,
      KEYS_URL: `sqlite:${join(folder, 'keys.db')}`,
      STATE_URL: `sqlite:${join(folder, 'state.db')}`,
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs a program of the repository from its sources, as the root scripts do. */
export function run(program: string, environment: Environment, args: readonly string[] = []) {
  const child = spawn(process.execPath, [condition, join(root, program), ...args], {
    cwd: root,
    // Each run would compile the same sources anew.
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const closed = once(child, 'close').then(([status, signal]: unknown[]) => ({
    status,
    signal,
    ...output,
  }));
  return {
    closed,
    pid: child.pid,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves with the first match in the standard output; rejects if the program ends before. */
    async find(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const match = pattern.exec(output.stdout);
        if (match) return match;
        const next = await Promise.race([
          once(child.stdout, 'data').then(() => 'data' as const),
          closed,
        ]);
        if (next !== 'data' && !pattern.test(output.stdout))
          throw new Error(`${program} ended with ${JSON.stringify(next)}`);
      }
    },
  };
}

export const startProgram = 'tools/workspace/src/start/main.ts';
