import { execFileSync, fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { openAuditLog } from '../../src/index.ts';
import { startWriter } from '../fixtures/start-writer.ts';
import { createPlace, openLog, writeBatches } from '../fixtures/temporary-log.ts';
import { expectExactly, startLoad } from './tallied-load.ts';

const isSuperuser = process.getuid?.() === 0;
/** Nobody, whom permissions bind. */
const nobody = 65_534;
const asNobody = isSuperuser ? { uid: nobody, gid: nobody } : {};

describe('a log whose files may not grow any more', { timeout: 60_000 }, () => {
  it('refuses, and has everything that it acknowledged when there is room again', async () => {
    const { url } = createPlace();
    // Blocks of 512 or 1024 bytes, as the shell has it.
    const writer = startWriter(url, 'ulimit -f 400');
    await writer.waitFor(({ kind }) => kind === 'durable');
    await expect(writer.waitFor(({ kind }) => kind === 'refused')).resolves.toMatchObject({
      ...{ code: 'write-failed', healthy: false },
    });
    await writer.kill();
    await (await openAuditLog({ url })).close();
    const acknowledged = writer.reports.flatMap((report) =>
      report.kind === 'durable' ? [report.requestId] : [],
    );
    expect(acknowledged.length).toBeGreaterThan(0);
    await expectExactly(url, { acknowledged, refused: [] });
  });
});

describe.runIf(isMountAllowed())('a log on a full disk (where a small one can be mounted)', () => {
  it('refuses, is red, and resumes by itself when there is room again', async () => {
    const folder = mountDisk();
    const url = `sqlite:${join(folder, 'audit.db')}`;
    const log = await openLog({ url, appendTimeoutMs: 5000 });
    const load = startLoad(log);
    await load.next('acknowledged');
    const filler = join(folder, 'filler');
    fill(filler);
    await load.next('refused');
    expect(log.healthy).toBe(false);
    rmSync(filler);
    await load.next('acknowledged');
    await load.end();
    await log.probe();
    expect(log.healthy).toBe(true);
    await log.close();
    await expectExactly(url, load);
  });
});

describe('a log that may only be read', () => {
  async function startStore(url: string): Promise<(requestId: string) => Promise<unknown>> {
    const child = fork(new URL('store-process.ts', import.meta.url), [url], {
      ...asNobody,
      execArgv: ['--conditions=@nexudus-toolkit/source'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    expect(await nextMessage(child)).toBe('opened');
    return (requestId) => {
      child.send(requestId);
      return nextMessage(child);
    };
  }

  function createOwnPlace() {
    const place = createPlace();
    if (isSuperuser) chownSync(place.folder, nobody, nobody);
    return place;
  }

  it('does not open, and says why', async () => {
    const { url, path } = createOwnPlace();
    await writeBatches(url, 1);
    for (const suffix of ['', '-writer']) chmodSync(`${path}${suffix}`, 0o444);
    const child = fork(new URL('store-process.ts', import.meta.url), [url], {
      ...asNobody,
      execArgv: ['--conditions=@nexudus-toolkit/source'],
    });
    expect(await nextMessage(child)).toBe('unwritable');
  });

  it('refuses while it is, and goes on afterwards', async () => {
    const { url, path } = createOwnPlace();
    const append = await startStore(url);
    expect(await append('before')).toBe('durable');
    chmodSync(path, 0o400);
    // Makes the writer open its files anew: those that it has open stay writable.
    rmSync(`${path}-writer`);
    expect(await append('refused')).toBe('displaced');
    expect(await append('refused-too')).toBe('unwritable');
    // What SQLite made beside it meanwhile has the same permissions.
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(`${path}${suffix}`)) chmodSync(`${path}${suffix}`, 0o600);
    expect(await append('after')).toBe('durable');
    await expectExactly(url, {
      ...{ acknowledged: ['before', 'after'], refused: ['refused', 'refused-too'] },
    });
  });
});

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as [unknown];
  return message;
}

function isMountAllowed(): boolean {
  if (!isSuperuser || process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false; // Containers seldom allow it.
  } finally {
    rmdirSync(folder);
  }
}

/** A disk of 2 MB. */
function mountDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmdirSync(folder);
  });
  return folder;
}

function fill(path: string): void {
  try {
    for (;;) writeFileSync(path, Buffer.alloc(4096), { flag: 'a' });
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
}
