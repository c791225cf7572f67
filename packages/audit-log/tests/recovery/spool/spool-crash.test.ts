import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it, onTestFinished } from 'vitest';

import { openAuditLog, openAuditReader, withSpool } from '../../../src/index.ts';
import { expectExactly } from '../../faults/tallied-load.ts';
import { collect, createPlace } from '../../fixtures/temporary-log.ts';

interface Report {
  readonly requestId: string;
  readonly isSpooled: boolean;
}

function startSpooling(url: string, path: string, acknowledged: string[]) {
  const child = fork(new URL('spooling-process.ts', import.meta.url), [url, path], {
    execArgv: ['--conditions=@nexudus-toolkit/source'],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  onTestFinished(kill);
  child.on('message', ({ requestId }: Report) => acknowledged.push(requestId));

  /** Resolves once so many more were acknowledged, by the log or by the spool. */
  async function more(count: number, isWanted: (report: Report) => boolean): Promise<void> {
    for (let missing = count; missing > 0;) {
      const [report] = (await once(child, 'message')) as [Report];
      if (isWanted(report)) missing -= 1;
    }
  }
  return { kill, more };
}

describe('a spool whose process is killed', { timeout: 120_000 }, () => {
  it('loses and doubles nothing, in an outage, at its end, and in the middle of what follows', async () => {
    const { url, path, folder } = createPlace();
    const spoolPath = join(folder, 'spool');
    await (await openAuditLog({ url })).close();
    const intruder = new DatabaseSync(path, { timeout: 5000 });
    onTestFinished(() => {
      intruder.close();
    });
    const acknowledged: string[] = [];
    for (const recordedBeforeDeath of [undefined, 0, 50, 400]) {
      const { kill, more } = startSpooling(url, spoolPath, acknowledged);
      await more(20, ({ isSpooled }) => !isSpooled);
      intruder.exec('BEGIN IMMEDIATE');
      await more(200, ({ isSpooled }) => isSpooled);
      if (recordedBeforeDeath === undefined) await kill();
      intruder.exec('ROLLBACK');
      if (recordedBeforeDeath !== undefined)
        await more(recordedBeforeDeath, ({ isSpooled }) => !isSpooled);
      await kill();
    }
    const log = await withSpool(await openAuditLog({ url }), { url, path: spoolPath });
    expect(log.spool).toMatchObject({ bytes: 0, damagedLines: 0 });
    await log.close();
    expect(acknowledged.length).toBeGreaterThan(4 * 220);
    await expectExactly(url, { acknowledged, refused: [] });
    const resumed = (
      await collect(openAuditReader({ url }).query({ category: 'recovery' }))
    ).filter(({ reason }) => reason === 'spooled');
    expect(resumed.length).toBeGreaterThanOrEqual(4);
  });
});
