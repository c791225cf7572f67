import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that was started. */
export interface Program {
  /** Rejects when it ends with a failure before it is stopped. */
  readonly failed: Promise<never>;
  /** Ends it, and whatever it has started. */
  readonly stop: () => Promise<void>;
}

/** Starts a program, with nothing of this process's environment but what any program needs. */
export function startProgram(
  file: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(file, parameters, {
    // A process group of its own, so that all of it can be ended.
    detached: true,
    // The last two are for programs that take orders by them, and end when they are closed.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { PATH, HOME, ...environment },
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const closed = once(child, 'close');
  const failed = closed.then(async ([code, signal]) => {
    if (code === 0) return new Promise<never>(() => undefined);
    throw new Error(`${file} ended with ${String(code ?? signal)}: ${complaints}`);
  });
  // Only of interest to whoever waits for it; stopping a program is a failure, too.
  failed.catch(() => undefined);
  return {
    failed,
    async stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid, 'SIGKILL');
      await closed;
    },
  };
}
