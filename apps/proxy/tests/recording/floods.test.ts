import { openAuditReader, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { expect, it } from 'vitest';
import { converse } from '../fixtures/raw-exchange.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

it('every refusal of a flood is accounted for, in a log that stays small', async () => {
  await using proxy = await startTestProxy();
  const send = (headers: Record<string, string>) => proxy.send({ target: messages, headers });
  const missing = Array.from({ length: 150 }, () => send({ Authorization: '' }));
  const invalid = Array.from({ length: 70 }, () => send({ Authorization: 'Bearer nxp_none' }));
  const rubbish = Array.from({ length: 30 }, () => converse(proxy.running.url, 'rubbish\r\n\r\n'));
  const statuses = (await Promise.all([...missing, ...invalid])).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([401]));
  await Promise.all(rubbish);
  expect((await send({})).status).toBe(200);
  await proxy.running.stop();

  const entries: AuditEntry[] = [];
  for await (const entry of openAuditReader({ url: proxy.settings.auditUrl }).query())
    entries.push(entry);
  const counted = new Map<string, number>();
  for (const { reason = '', details } of entries)
    counted.set(reason, (counted.get(reason) ?? 0) + (details?.count ?? 1));
  expect(Object.fromEntries(counted)).toEqual({
    ...{ 'key-missing': 150, 'key-invalid': 70, 'method-unknown': 30, '': 1 },
  });
  expect(entries.length).toBeLessThan(110);
  const groups = entries.filter(({ operation }) => operation === 'aggregateRefusals');
  expect(groups.length).toBeGreaterThan(0);
  for (const group of groups) expect(group.clientAddress).toBe('127.0.0.0');
});
