import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCache } from '../fixtures/compile-cache.ts';
import { toToken } from '../fixtures/fake-nexudus.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const resources = new AsyncDisposableStack();
let folder = '';
let authority = '';
let nexudusUrl = '';

const secrets = {
  ...{ NEXUDUS_USERNAME: 'canary-user', NEXUDUS_PASSWORD: 'canary-password' },
  ...{ NEXUDUS_TOTP_SECRET: 'CANARYCANARYCANARYCANARY' },
  PROXY_SECRET: Buffer.from('canary-canary-canary-canary-canary-canary').toString('base64'),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  resources.defer(() => rm(folder, { recursive: true }));
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Nexudus' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  authority = join(folder, 'authority.pem');
  await writeFile(authority, cert);
  const nexudus = createServer({ cert, key }, (request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(toToken('canary-token')));
  }).listen(0, '127.0.0.1');
  await once(nexudus, 'listening');
  resources.defer(() => {
    nexudus.closeAllConnections();
    nexudus.close();
  });
  nexudusUrl = `https://127.0.0.1:${(nexudus.address() as AddressInfo).port}/tenant`; // it listens on a port
});
afterAll(() => resources.disposeAsync());

/** Starts the program itself, and waits until it serves. */
async function start(environment: Record<string, string>) {
  const data = await mkdtemp(join(folder, 'data-'));
  const flags = ['--report-on-signal', '--report-signal=SIGUSR2', `--report-directory=${data}`];
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=@nexudus-toolkit/source', ...flags, main],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...compileCache,
        ...{ PORT: '0', ADMIN_PORT: '0', NEXUDUS_BASE_URL: nexudusUrl },
        AUDIT_URL: `sqlite:${join(data, 'audit.db')}`,
        KEYS_URL: `sqlite:${join(data, 'keys.db')}`,
        STATE_URL: `sqlite:${join(data, 'state.db')}`,
        ...secrets,
        ...environment,
      },
    },
  );
  resources.defer(() => void child.kill('SIGKILL'));
  let output = '';
  const administrationUrl = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /"administrationUrl":"([^"]+)"/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => {
      reject(new Error(output));
    });
  });
  const ready = await fetch(`${administrationUrl}/readyz`);
  return { child, data, ready: await ready.text(), readOutput: () => output };
}

describe('Nexudus behind a certificate of its own authority', () => {
  it('is reached where NODE_EXTRA_CA_CERTS names the authority', async () => {
    const { ready } = await start({ NODE_EXTRA_CA_CERTS: authority });
    expect(ready).toContain('{"name":"credential","ok":true}');
  });

  it('is refused elsewhere, and the operator is told why', async () => {
    const { ready } = await start({});
    expect(ready).toContain('NODE_EXTRA_CA_CERTS');
  });
});

describe('the secrets of a running proxy', () => {
  it('stand in no diagnostic report, command line or output', async () => {
    const { child, data, ready, readOutput } = await start({ NODE_EXTRA_CA_CERTS: authority });
    child.kill('SIGUSR2');
    await expect
      .poll(async () => (await readdir(data)).some((name) => name.startsWith('report')))
      .toBe(true);
    const name = (await readdir(data)).find((file) => file.startsWith('report')) ?? '';
    await expect
      .poll(async () => readFile(join(data, name), 'utf8'), { timeout: 10_000 })
      .toMatch(/\}\s*$/);
    const report = await readFile(join(data, name), 'utf8');
    const commandLine = await readFile(`/proc/${String(child.pid)}/cmdline`, 'utf8').catch(
      () => '', // another system than Linux
    );
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(report).toContain('NODE_EXTRA_CA_CERTS'); // the report does show the environment
    for (const text of [report, commandLine, ready, readOutput()])
      for (const secret of ['canary', ...Object.values(secrets)])
        expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });
});
