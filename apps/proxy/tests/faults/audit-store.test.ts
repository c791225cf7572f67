import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgres, type Postgres } from '../fixtures/postgres.ts';
import { startRelay } from '../fixtures/relay.ts';
import { startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import { read, startAuditedLoad, write } from './audited-load.ts';

/** Of an entry, of the call before it, and what a machine that is busy takes on top. */
const deadlineMs = 2_000 + 2_000 + 16_000;
const patience = { timeout: 40_000, interval: 100 };

/** Breaks a store, and returns what mends it. */
type BreakStore = () => Promise<() => Promise<void> | void> | (() => Promise<void> | void);

async function readReadiness({ running }: TestProxy) {
  const response = await fetch(`${running.administrationUrl}/readyz`);
  const { checks } = (await response.json()) as { checks: { name: string; ok: boolean }[] };
  return { status: response.status, log: checks.find(({ name }) => name === 'audit-log')?.ok };
}

/** With the proxy under load, and after it. */
async function expectFailsClosed(proxy: TestProxy, breakStore: BreakStore): Promise<void> {
  const load = startAuditedLoad(proxy);
  await load.next(200);
  const mend = await breakStore();
  await load.next(503);
  await vi.waitFor(async () => {
    expect(await readReadiness(proxy)).toEqual({ status: 503, log: false });
  }, patience);
  // Those that were under way when it broke may have been sent.
  await load.next(503);
  const sent = proxy.nexudus.requests.length;
  const answers = await Promise.all([write, read].map((request) => proxy.send(request)));
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  expect(proxy.nexudus.requests).toHaveLength(sent);
  await mend();
  await load.next(200);
  await vi.waitFor(async () => {
    expect(await readReadiness(proxy)).toEqual({ status: 200, log: true });
  }, patience);
  expect(load.slowestMs()).toBeLessThan(deadlineMs);
  await vi.waitFor(async () => {
    expect((await proxy.send(write)).status).toBe(200);
  }, patience);
  const findings = await load.end();
  expect(findings).toEqual([]);
}

// At a time, because each of them waits for deadlines most of its time.
describe.concurrent('the proxy under load, with an audit log', { timeout: 120_000 }, () => {
  it('that is moved away, fails closed and resumes by itself', async () => {
    await using proxy = await startTestProxy();
    const path = join(proxy.folder, 'audit.db');
    await expectFailsClosed(proxy, async () => {
      await rename(path, `${path}.away`);
      return () => rename(`${path}.away`, path);
    });
  });

  it('that another process locks, fails closed and resumes by itself', async () => {
    await using proxy = await startTestProxy();
    const intruder = new DatabaseSync(join(proxy.folder, 'audit.db'), { timeout: 5_000 });
    await expectFailsClosed(proxy, () => {
      intruder.exec('BEGIN IMMEDIATE');
      return () => {
        intruder.close();
      };
    });
  });

  describe('in PostgreSQL', () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres[Symbol.asyncDispose]());

    it.each(['refusing', 'silent'] as const)(
      'behind a network that is %s, fails closed and resumes by itself',
      async (state) => {
        await using relay = await startRelay(await postgres.createDatabase());
        await using proxy = await startTestProxy({
          settings: { auditUrl: relay.url, auditSecret: 'ab'.repeat(32) },
        });
        await expectFailsClosed(proxy, () => {
          relay.set(state);
          return () => {
            relay.set('open');
          };
        });
      },
    );
  });
});
