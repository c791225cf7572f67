import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
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

describe('the command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says how to use it, and ends well on %s',
    async (signal) => {
      const child = start('--port', '0', '--messages', '12');
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
      const output = chunk.toString();
      const curl = /curl -u '([^']+)' '([^']+)'/.exec(output);
      const [, credentials = '', url = ''] = curl ?? [];
      const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
      const response = await fetch(url, { headers: { authorization } });
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ TotalItems: 12, PageSize: 1 });
      expect(output).toContain(`URL       ${new URL(url).origin}\n`);

      child.kill(signal);
      expect(await once(child, 'close')).toEqual([0, null]);
    },
  );

  it('explains itself', async () => {
    const { stdout, exitCode } = await run('--help');
    expect(stdout).toMatch(/^Usage: nexudus-simulator/);
    expect(exitCode).toBe(0);
  });

  it('refuses a wrong flag with one line and exit code 2', async () => {
    expect(await run('--messages', 'many')).toEqual({
      stdout: '',
      stderr: '--messages must be an integer from 0 to 10000000, not "many". See --help.\n',
      exitCode: 2,
    });
  });

  it('says in one line that the port is in use, with exit code 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await run('--port', String(port))).toEqual({
      stdout: '',
      stderr: `The simulator cannot listen on 127.0.0.1:${port}: the port is in use; choose another one, or 0 for any that is free.\n`,
      exitCode: 1,
    });
    server.close();
    await once(server, 'close');
  });
});
