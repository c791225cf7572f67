import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = join(import.meta.dirname, '../../install');

// Stands in for npm: notes that it was called, takes a moment, and runs the root's postinstall.
const fakeNpm = `
  const { appendFileSync } = require('node:fs');
  const { execFileSync } = require('node:child_process');
  appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
  if (process.env.FAIL) process.exit(1);
  execFileSync(process.execPath, ['tools/workspace/install/write-stamp.mjs']);
`;

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'install-'));
  await mkdir(join(root, 'tools/workspace'), { recursive: true });
  await cp(scripts, join(root, 'tools/workspace/install'), { recursive: true });
  await writeFile(join(root, 'package-lock.json'), '{}');
  await writeFile(join(root, 'npm.cjs'), fakeNpm);
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function ensureInstalled(environment: Readonly<Record<string, string>> = {}) {
  const npm = { npm_node_execpath: process.execPath, npm_execpath: join(root, 'npm.cjs') };
  const script = join(root, 'tools/workspace/install/ensure-installed.mjs');
  const child = spawn(process.execPath, [script], { cwd: root, env: { ...npm, ...environment } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number];
  return { status, stderr };
}

const readCalls = () => readFile(join(root, 'calls.txt'), 'utf8').catch(() => '');

describe('ensure-installed', () => {
  it('installs the locked dependencies once, and again when the lock file changes', async () => {
    expect(await ensureInstalled()).toMatchObject({ status: 0 });
    expect(await ensureInstalled()).toEqual({ status: 0, stderr: '' });
    expect(await readCalls()).toBe('ci\n');
    await writeFile(join(root, 'package-lock.json'), '{ "changed": true }');
    expect(await ensureInstalled()).toMatchObject({ status: 0 });
    expect(await readCalls()).toBe('ci\nci\n');
  });

  it('installs once when two commands are started at once', async () => {
    const results = await Promise.all([ensureInstalled(), ensureInstalled()]);
    expect(results.map(({ status }) => status)).toEqual([0, 0]);
    expect(await readCalls()).toBe('ci\n');
  });

  it('takes over from an installation whose process has died', async () => {
    const dead = spawn(process.execPath, ['--version']);
    await once(dead, 'close');
    await writeFile(join(root, '.installing'), String(dead.pid));
    expect(await ensureInstalled()).toMatchObject({ status: 0 });
    expect(await readCalls()).toBe('ci\n');
  });

  it('fails when npm fails, and tries again the next time', async () => {
    expect(await ensureInstalled({ FAIL: '1' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('installation failed') as string,
    });
    expect(await ensureInstalled()).toMatchObject({ status: 0 });
  });

  it('says what to run where npm did not start it', async () => {
    expect(await ensureInstalled({ npm_execpath: '' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('npm ci') as string,
    });
  });
});
