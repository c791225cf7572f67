import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseProxyConfig } from '../../src/index.ts';
import { findKnownVariables, readDeployedEnvironment, readDeployFile } from './deployment.ts';

const unit = readDeployFile('nexudus-proxy.service');
const readAll = (key: string) =>
  [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
const environment = Object.fromEntries(
  readAll('Environment').map((pair) => pair.split('=', 2) as [string, string]),
);
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

/** What systemd itself has to say about a unit whose programs are all there. */
function verify(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'unit-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'nexudus-proxy.service');
  writeFileSync(file, text.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('nexudus-proxy.service', () => {
  it.skipIf(!hasSystemd)('is right in the eyes of systemd-analyze, where it is installed', () => {
    expect(verify(unit)).toBe('');
    expect(verify(unit.replace('NoNewPrivileges=', 'NoNewPrivilege='))).toContain('Unknown key');
  });

  it('sets variables that there are, to what they take', () => {
    const known = new Set([...findKnownVariables(), 'NODE_ENV']);
    for (const name of Object.keys(environment))
      expect(known, name).toContain(name.replace(/_FILE$/, ''));
    const { auditUrl, keysUrl, stateUrl } = readDeployedEnvironment({
      ...environment,
      NEXUDUS_USERNAME: 'service@example.org',
    });
    const [folder = ''] = readAll('StateDirectory');
    for (const url of [auditUrl, keysUrl, stateUrl])
      expect(url).toMatch(new RegExp(`^sqlite:/var/lib/${folder}/\\w+\\.db$`));
  });

  it('loads every secret that it names, and holds none', () => {
    const loaded = readAll('LoadCredential').map((value) => value.split(':', 1)[0]);
    const named = Object.entries(environment).flatMap(([name, value]) =>
      name.endsWith('_FILE') ? [value.replace('%d/', '')] : [],
    );
    expect(named.toSorted()).toEqual(loaded.toSorted());
  });

  it('runs without rights, on a file system that it cannot write to', () => {
    for (const key of ['DynamicUser', 'NoNewPrivileges', 'PrivateTmp', 'PrivateDevices'])
      expect(readAll(key), key).toEqual(['yes']);
    expect(readAll('ProtectSystem')).toEqual(['strict']);
    expect(readAll('CapabilityBoundingSet')).toEqual(['']);
  });

  it('gives requests the time to finish', () => {
    const stopMs = Number.parseInt(readAll('TimeoutStopSec')[0] ?? '') * 1_000;
    expect(stopMs).toBeGreaterThan(parseProxyConfig('', 'default').limits.drainTimeoutMs);
  });
});
