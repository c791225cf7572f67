import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { createPlace, writeBatches } from '../fixtures/temporary-log.ts';

const main = fileURLToPath(new URL('../../src/command-line/main.ts', import.meta.url));

function runMain(
  args: string[],
  folder: string,
  auditUrl?: string,
): { status: unknown; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@nexudus-toolkit/source', main, ...args],
    { cwd: folder, env: auditUrl === undefined ? {} : { AUDIT_URL: auditUrl }, encoding: 'utf8' },
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
});
