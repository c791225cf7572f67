import { fork } from 'node:child_process';
import { once } from 'node:events';

import { describe, expect, it } from 'vitest';

import { openAuditReader } from '../../src/index.ts';
import { createPlace } from '../fixtures/temporary-log.ts';
import { openFor, writeMonths } from './log-by-months.ts';

/** Runs retention in a process that is killed (kill -9) at the n-th sign of progress. */
async function killAt(url: string, signs: number): Promise<void> {
  const child = fork(new URL('./retention-process.ts', import.meta.url), [url, String(signs)], {
    execArgv: ['--conditions=@nexudus-toolkit/source'],
  });
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
}

describe('retention that is killed', () => {
  it('verifies, and is completed by the next run, however often', async () => {
    const { url } = createPlace();
    await writeMonths(url, [
      { month: '2026-05', count: 900 },
      { month: '2026-06', count: 900 },
      { month: '2026-11', count: 5 },
    ]);
    const reader = openAuditReader({ url });
    const rootHash = Buffer.from((await reader.tree()).rootHash).toString('hex');
    const counts: number[] = [];
    for (const signs of [1, 1, 1]) {
      await killAt(url, signs);
      const report = await reader.verify();
      expect(report).toMatchObject({ isIntact: true, rootHash, removed: [{ count: 900 }] });
      counts.push(report.isIntact ? report.entryCount : -1);
    }
    // Each time some of them were gone, and some were not.
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(counts[0]).toBeLessThan(1805);
    expect(counts[2]).toBeGreaterThan(905);

    const retention = await openFor(url);
    await retention.retain({ keepMonths: 0 });
    await expect(retention.plan({ keepMonths: 0 })).resolves.toMatchObject({
      ...{ periods: [], unfinished: [] },
    });
    await expect(reader.verify()).resolves.toMatchObject({
      ...{ isIntact: true, rootHash, entryCount: 5 },
      removed: [{ count: 900 }, { count: 900 }],
    });
  });
});
