import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { openCheckpoint, parseSigningKey, parseVerifierKey } from '../../src/index.ts';
import { createPlace, writeBatches } from '../fixtures/temporary-log.ts';

const main = fileURLToPath(new URL('../../src/command-line/main.ts', import.meta.url));

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
      env: { ...environment, ...(auditUrl !== undefined && { AUDIT_URL: auditUrl }) },
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
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
});
