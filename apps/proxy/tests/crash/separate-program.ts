import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { compileCache } from '../fixtures/compile-cache.ts';

export interface ProgramOptions {
  /** Where it starts. */
  readonly entry: URL;
  readonly folder: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Modules that are loaded ahead of the entry. */
  readonly imports?: readonly URL[];
}

/** A program in a process of its own. */
export interface SeparateProgram extends AsyncDisposable {
  readonly process: ChildProcess;
  /**
   * Resolves with the first match in what it has printed and prints.
   *
   * @throws with all of that if it ends without
   */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it sends a message; @throws as `waitFor` does. */
  waitForMessage(): Promise<void>;
  /** Ends it without giving it a chance to do anything (kill -9). */
  kill(): Promise<void>;
}

/** Far longer than a start takes on a busy machine. */
const patienceMs = 60_000;

/** Starts a program from its sources. It knows nothing of this one's environment. */
export function startProgram(options: ProgramOptions): SeparateProgram {
  const { entry, folder, args = [], environment = {}, imports = [] } = options;
  const child = fork(entry, args, {
    cwd: folder,
    env: { ...compileCache, ...environment },
    execArgv: [
      '--conditions=@nexudus-toolkit/source',
      ...imports.flatMap(({ href }) => ['--import', href]),
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const chunks: string[] = [];
  const printed = new EventTarget();
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      printed.dispatchEvent(new Event('text'));
    });
  const closed = once(child, 'close');

  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await closed;
  }

  const withoutResult = (what: string) =>
    new Error(`${entry.pathname} ended without ${what}: ${chunks.join('')}`);

  return {
    process: child,
    async waitForMessage() {
      const hasEnded = await Promise.race([
        once(child, 'message').then(() => false),
        closed.then(() => true),
      ]);
      if (hasEnded) throw withoutResult('a message');
    },
    async waitFor(pattern) {
      const giveUp = AbortSignal.timeout(patienceMs);
      for (;;) {
        const match = pattern.exec(chunks.join(''));
        if (match) return match;
        const hasEnded = await Promise.race([
          once(printed, 'text', { signal: giveUp }).then(() => false),
          closed.then(() => true),
        ]);
        if (hasEnded && !pattern.test(chunks.join(''))) throw withoutResult(String(pattern));
      }
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

/** Waits, but not beyond the end of a program. */
export async function waitWhileRunning({ process }: SeparateProgram, durationMs: number) {
  const over = new AbortController();
  const stop = () => {
    over.abort();
  };
  process.once('exit', stop);
  await wait(durationMs, undefined, { signal: over.signal }).catch(() => undefined);
  process.off('exit', stop);
}
