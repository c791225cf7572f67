import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../src/mock/main.ts', import.meta.url));
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--conditions=@nexudus-toolkit/source', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function run(...args: readonly string[]) {
  const child = start(...args);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { stdout, stderr, exitCode };
}

/** Carries out a line as the command prints it. */
async function followCurlLine(output: string, name: string): Promise<Response> {
  const line = new RegExp(`^  ${name} +curl (.+)$`, 'm').exec(output)?.[1] ?? '';
  const [url = '', ...headers] = [...line.matchAll(/'([^']+)'/g)]
    .map(([, part = '']) => part)
    .reverse();
  return fetch(url, {
    headers: headers.map((header): [string, string] => {
      const [key = '', value = ''] = header.split(': ');
      return [key, value];
    }),
  });
}

describe('the command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says how to use it, and ends well on %s',
    async (signal) => {
      const child = start('--port', '0');
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      const output = chunk.toString();

      expect((await followCurlLine(output, 'Try')).status).toBe(200);
      expect((await followCurlLine(output, 'Status')).status).toBe(404);
      const example = await followCurlLine(output, 'Example');
      expect(await example.json()).toMatchObject({ Id: 87654321 });

      child.kill(signal);
      expect(await once(child, 'close')).toEqual([0, null]);
    },
  );

  it('explains itself', async () => {
    const { stdout, exitCode } = await run('--help');

    expect(stdout).toMatch(/^Usage: npm run mock/);
    expect(exitCode).toBe(0);
  });

  it('refuses a flag that there is not with one line and exit code 2', async () => {
    const { stdout, stderr, exitCode } = await run('--dynamic');

    expect(stderr).toMatch(/^[^\n]*--dynamic[^\n]*\n$/);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  it('says with one line and exit code 1 that the port is taken', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    const { stdout, stderr, exitCode } = await run('--port', String(port));

    expect(stderr).toMatch(
      new RegExp(`^[^\\n]*127\\.0\\.0\\.1:${port}: the port is in use; [^\\n]*\\n$`),
    );
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
    server.close();
  });
});
