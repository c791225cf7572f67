import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take before it counts as hanging. */
  readonly timeoutMs: number;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

export interface ProgramResult {
  /** `null` if it was ended by a signal. */
  readonly status: number | null;
  readonly hasTimedOut: boolean;
  /** Both outputs, up to a limit. */
  readonly output: string;
}

const maxOutputLength = 1_000_000;

/**
 * Runs a Node.js program, and everything that it starts, to its end: when this returns, nothing of
 * it is left.
 *
 * @throws the reason of the signal if that ended it; Error if it cannot be started
 */
export async function runProgram(program: Program): Promise<ProgramResult> {
  const { args, cwd, env, timeoutMs, signal } = program;
  signal.throwIfAborted();
  // A group of its own, so that what it starts can be ended with it.
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      if (output.length < maxOutputLength) output += chunk;
    });
  let hasTimedOut = false;
  const end = (): void => {
    endGroup(child.pid);
  };
  const timer = setTimeout(() => {
    hasTimedOut = true;
    end();
  }, timeoutMs);
  signal.addEventListener('abort', end);
  running.add(child.pid);
  try {
    const closed = once(child, 'close');
    const exited = once(child, 'exit').then(end);
    await Promise.all([closed, exited]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    running.delete(child.pid);
  }
  signal.throwIfAborted();
  return { status: child.exitCode, hasTimedOut, output };
}

const running = new Set<number | undefined>();

// A group of its own does not end with this process.
process.on('exit', () => {
  for (const pid of running) endGroup(pid);
});

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nothing of it was left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
