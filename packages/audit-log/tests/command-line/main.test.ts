import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import {
  openAuditReader,
  openCheckpoint,
  parseSigningKey,
  parseVerifierKey,
} from '../../src/index.ts';
import { writePeople } from '../fixtures/people-log.ts';
import { collect, createPlace, writeBatches } from '../fixtures/temporary-log.ts';

const main = fileURLToPath(new URL('../../src/command-line/main.ts', import.meta.url));
// All that the program knows of this one's environment: compiled code, which it starts faster with.
const { NODE_COMPILE_CACHE = '' } = process.env;

function runMain(
  args: string[],
  folder: string,
  auditUrl?: string,
  environment: Record<string, string> = {},
): { status: unknown; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@nexudus-toolkit/source', main, ...args],
    {
      cwd: folder,
      env: {
        NODE_COMPILE_CACHE,
        ...environment,
        ...(auditUrl !== undefined && { AUDIT_URL: auditUrl }),
      },
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
}

function startMain(args: string[], auditUrl: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--conditions=@nexudus-toolkit/source', main, ...args], {
    env: { NODE_COMPILE_CACHE, AUDIT_URL: auditUrl },
  });
}

async function readOutcome(url: string): Promise<unknown> {
  const readings = await collect(openAuditReader({ url, log: 'readings' }).query());
  return readings.at(-1);
}

describe('the audit program', () => {
  it('takes the log from AUDIT_URL', async () => {
    const { folder } = createPlace();
    await writeBatches(`sqlite:${folder}/elsewhere.db`, 2);
    const { status, output } = runMain(['verify'], folder, 'sqlite:elsewhere.db');
    expect(output).toMatch(/^intact: 2 entries/);
    expect(status).toBe(0);
  });

  it.each([undefined, ''])('looks into ./data/audit.db when AUDIT_URL is "%s"', (auditUrl) => {
    const { folder } = createPlace();
    const { status, output } = runMain(['verify'], folder, auditUrl);
    expect(output).toBe(
      `audit: There is no audit log at ${folder}/data/audit.db. Name the one that the proxy writes.\n`,
    );
    expect(status).toBe(2);
  });

  it('takes the signing key from the environment, and makes none then', async () => {
    const { folder, url, path } = createPlace();
    await writeBatches(url, 2);
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
    const file = join(folder, 'key.pem');
    writeFileSync(file, pem);
    const { verifierKey } = parseSigningKey('example.com/audit', pem);
    for (const environment of [{ AUDIT_SIGNING_KEY: pem }, { AUDIT_SIGNING_KEY_FILE: file }]) {
      const args = ['checkpoint', '--origin', 'example.com/audit'];
      const { status, output } = runMain(args, folder, url, environment);
      expect(status).toBe(0);
      expect(openCheckpoint(output, [parseVerifierKey(verifierKey)])).toMatchObject({ size: 2 });
    }
    expect(existsSync(`${path}-signing-key`)).toBe(false);
    const relative = ['checkpoint', '--output', 'new/folder/checkpoints'];
    expect(runMain(relative, folder, url, { AUDIT_SIGNING_KEY: pem }).status).toBe(0);
    expect(existsSync(join(folder, 'new/folder/checkpoints'))).toBe(true);
    const missing = runMain(['checkpoint'], folder, url, { AUDIT_SIGNING_KEY_FILE: '/dev/null/x' });
    expect(missing.status).toBe(2);
    expect(missing.output).toMatch(/^audit: cannot read [^\n]+\n$/);
  });

  it('takes the secret of the pseudonyms from the environment', async () => {
    const { folder, url, path } = createPlace();
    await writePeople(url, [{ at: '2026-11-20T08:00:00.000Z', people: ['coworker:123'] }]);
    const file = join(folder, 'elsewhere');
    renameSync(`${path}-secret`, file);
    const args = ['query', '--subject', 'coworker:123'];
    expect(runMain(args, folder, url).status).toBe(2);
    const { status, output } = runMain(args, folder, url, { AUDIT_SECRET_FILE: file });
    expect({ status, lines: output.trimEnd().split('\n').length }).toEqual({ status: 0, lines: 1 });
    const wrong = runMain(args, folder, url, { AUDIT_SECRET: 'secret' });
    expect(wrong).toEqual({
      status: 2,
      output: expect.stringMatching(/^audit: AUDIT_SECRET should be [^\n]+\n$/) as string,
    });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { url } = createPlace();
    // More than a pipe holds.
    await writeBatches(url, 1000);
    for (const args of [['query'], ['export', '--format', 'csv']]) {
      const program = startMain(args, url);
      const remarks = text(program.stderr);
      await once(program.stdout, 'data');
      program.stdout.destroy();
      const [status] = (await once(program, 'close')) as [number | null];
      expect({ args, status, remarks: await remarks }).toEqual({ args, status: 0, remarks: '' });
      expect(await readOutcome(url)).toMatchObject({ phase: 'outcome' });
    }
  });

  it('ends following at Ctrl-C, with that on record', async () => {
    const { url } = createPlace();
    await writeBatches(url, 2);
    const program = startMain(['tail', '-f'], url);
    const remarks = text(program.stderr);
    await once(program.stdout, 'data');
    program.kill('SIGINT');
    const [status] = (await once(program, 'close')) as [number | null];
    expect({ status, remarks: await remarks }).toEqual({ status: 0, remarks: '' });
    expect(await readOutcome(url)).toMatchObject({
      administrator: `os:${userInfo().username}`,
      operation: 'tailAuditLog',
      phase: 'outcome',
      details: { count: 2 },
    });
  });
});
