import { join } from 'node:path';
import { openAuditLog, openAuditReader } from '@nexudus-toolkit/audit-log';
import { expect, it, vi } from 'vitest';
import { makeFolder } from '../fixtures/make-folder.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

async function writeMonths(url: string, months: readonly string[]): Promise<void> {
  let time = new Date();
  const log = await openAuditLog({ url, clock: () => time });
  for (const month of months) {
    time = new Date(`${month}-15T12:00:00.000Z`);
    await log.append({ requestId: month, phase: 'outcome', decision: 'refused' });
  }
  await log.close();
}

it('months whose time has come are removed while the proxy runs, and the log still verifies', async () => {
  const auditUrl = `sqlite:${join(await makeFolder(), 'audit.db')}`;
  await writeMonths(auditUrl, ['2026-05', '2026-06', '2026-09']);
  await using proxy = await startTestProxy({
    settings: { auditUrl },
    config: { audit: { retention: { keepMonths: 2 } } },
    clock: () => new Date('2026-11-21T10:00:00.000Z'),
  });
  expect((await proxy.send({ target: messages })).status).toBe(200);
  await vi.waitFor(() => {
    expect(proxy.logLines.join('')).toContain('audit entries removed');
  }, 10_000);
  expect((await proxy.send({ target: messages })).status).toBe(200);
  await proxy.running.stop();
  const reader = openAuditReader({ url: auditUrl });
  const left: string[] = [];
  for await (const { time } of reader.query()) left.push(time.slice(0, 7));
  expect(left).toEqual(['2026-09', '2026-11', '2026-11']);
  expect(await reader.verify()).toMatchObject({ isIntact: true });
});
