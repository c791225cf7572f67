import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../simulator/src/main.ts', import.meta.url));

/** A simulator in a process of its own: this package does not depend on it. */
export interface SimulatorProcess {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts the simulator's command on a free port. */
export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=@nexudus-toolkit/source', program, '--port', '0', '--messages', '60'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exited = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const url = /URL +(\S+)/.exec(output)?.[1];
    if (url === undefined) continue;
    return {
      url,
      async close() {
        // Not asked to end: it would wait for the answers that it was told to hold back.
        child.kill('SIGKILL');
        await exited;
      },
    };
  }
  throw new Error(`the simulator did not start: ${await text(child.stderr)}`);
}
