import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileCache } from '../fixtures/compile-cache.ts';
import { startFakeNexudus } from '../fixtures/fake-nexudus.ts';
import { consumer, createKey, everything, messages } from '../fixtures/test-proxy.ts';

const toPath = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));
const started: ChildProcess[] = [];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function start(main: string, environment: Record<string, string> = {}, args: string[] = []) {
  const child = spawn(
    process.execPath,
    ['--conditions=@nexudus-toolkit/source', toPath(main), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...compileCache,
        ...{ HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: '0', NEXUDUS_ACCESS_TOKEN: 'token' },
        AUDIT_URL: `sqlite:${join(folder, 'audit.db')}`,
        KEYS_URL: `sqlite:${join(folder, 'keys.db')}`,
        STATE_URL: `sqlite:${join(folder, 'state.db')}`,
        ...environment,
      },
    },
  );
  started.push(child);
  return child;
}

async function run(...of: Parameters<typeof start>) {
  const child = start(...of);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { exitCode, stdout, stderr };
}

/** Where a child that is starting serves, once it does. */
function readUrl({ stdout }: ReturnType<typeof start>): Promise<string> {
  let output = '';
  return new Promise((resolve) => {
    stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /"url":"([^"]+)"/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
}

describe('the proxy as a program', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('serves until %s and ends with 0', async (signal) => {
    const child = start('main.ts');
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const isUp = readUrl(child);
    expect((await fetch(`${await isUp}/unknown`)).status).toBe(404);
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(output).toContain('no consumer has a grant');
    expect(output).toContain('proxy stopped');
  });

  it('ends once its deadline has cut a request, however long an answer may take to leave', async () => {
    await using nexudus = await startFakeNexudus();
    const arrived = new Promise<void>((resolve) => {
      nexudus.answer(() => {
        resolve();
      });
    });
    const limits = { drainTimeoutMs: 1, answerTimeoutMs: 600_000 };
    const config = join(folder, 'proxy.yaml');
    await writeFile(config, JSON.stringify({ consumers: { [consumer]: everything }, limits }));
    const key = await createKey(`sqlite:${join(folder, 'keys.db')}`);
    const child = start('main.ts', { NEXUDUS_BASE_URL: nexudus.url, PROXY_CONFIG: config });
    const headers = { Authorization: `Bearer ${key}` };
    const cut = expect(
      fetch(`${await readUrl(child)}${messages}/5`, { headers }),
    ).rejects.toThrow();
    await arrived;
    child.kill('SIGTERM');
    await cut;
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('ends with 1 and one line that names PORT where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo; // it listens on a port
    const { exitCode, stderr } = await run('main.ts', { PORT: String(port) });
    other.close();
    expect([exitCode, stderr]).toEqual([
      1,
      `PORT is ${port}, which is taken on 127.0.0.1; set PORT to a free port, or to 0 for any\n`,
    ]);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ NEXUDUS_ACCESS_TOKEN: '' }, /^NEXUDUS_USERNAME is not set;.*\n$/],
    [{ AUDIT_URL: 'mysql://db' }, /^AUDIT_URL: .*\n$/],
    [{ KEYS_URL: 'keys.db' }, /^KEYS_URL should be "sqlite:".*\n$/],
    [{ PROXY_CONFIG: '/nowhere/proxy.yaml' }, /^PROXY_CONFIG names .*\/nowhere\/proxy.yaml\n$/],
  ])('ends with 1 and one line for %j', async (environment, message) => {
    const { exitCode, stdout, stderr } = await run('main.ts', environment);
    expect(stderr).toMatch(message);
    expect([exitCode, stderr.split('\n').length]).toEqual([1, 2]);
    expect(stdout).not.toContain('proxy started');
  });

  it('refuses a log that another proxy writes', async () => {
    const first = start('main.ts');
    await once(first.stdout, 'data');
    const { exitCode, stderr } = await run('main.ts');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^AUDIT_URL: .*\n$/);
  });
});

describe('the keys command as a program', () => {
  it('prints a new key alone on its last line', async () => {
    const { exitCode, stdout } = await run('keys/main.ts', {}, ['create', '--consumer', 'support']);
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^nxp_[0-9a-z]{57}$/);
  });

  it.each<[number, string[], Record<string, string>, RegExp]>([
    [2, ['make'], {}, /^Say create, list or revoke/],
    [2, ['revoke', '--id', 'none'], {}, /^No key in use has the id none/],
    [1, ['list'], { KEYS_URL: 'keys.db' }, /^KEYS_URL should be/],
  ])('ends with %i for %j', async (expected, args, environment, message) => {
    const { exitCode, stderr } = await run('keys/main.ts', environment, args);
    expect(exitCode).toBe(expected);
    expect(stderr).toMatch(message);
  });
});
