import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { compileCache } from '../fixtures/compile-cache.ts';

/** What comes to a collector of spans, as it came. */
export async function startCollector() {
  const received: Buffer[] = [];
  const server = createServer((incoming, response) => {
    void buffer(incoming).then((bytes) => {
      received.push(bytes);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** The proxy in a process of its own. */
export interface Program {
  readonly url: string;
  readonly administrationUrl: string;
  readonly output: () => string;
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<unknown>;
}

/** Starts it so that a crash leaves all that Node.js can tell of it in the folder. */
export async function startProgram(
  folder: string,
  environment: Record<string, string>,
): Promise<Program> {
  const toPath = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=@nexudus-toolkit/source', '--report-uncaught-exception'],
      ...[`--report-directory=${folder}`, '--import', toPath('crash-process.ts')],
      toPath('../../src/main.ts'),
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...compileCache, ...environment } },
  );
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const output = () => Buffer.concat(chunks).toString('latin1');
  const { url, administrationUrl } = await vi.waitFor(
    () => {
      const line = output()
        .split('\n')
        .find((text) => text.includes('proxy started'));
      return JSON.parse(line ?? '') as { url: string; administrationUrl: string };
    },
    { timeout: 20_000 },
  );
  return {
    ...{ url, administrationUrl, output, pid: child.pid ?? 0 },
    kill: (signal) => child.kill(signal),
    ended: once(child, 'close'),
  };
}
