import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditLog, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAuditEntriesRoute } from '../../src/administration/audit-entries-route.ts';
import { createManualClock } from '../fixtures/manual-clock.ts';
import { createTestAdministration } from '../fixtures/test-administration.ts';

interface Page {
  readonly entries: readonly AuditEntry[];
  readonly next: number | null;
}

/** A log of five entries, a minute apart, and a route that reads it. */
async function setUp({ isEmpty = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const auditUrl = `sqlite:${join(folder, 'audit.db')}`;
  const clock = createManualClock('2026-11-20T08:00:00.000Z');
  if (!isEmpty) {
    const log = await openAuditLog({ url: auditUrl, clock: clock.now });
    for (const [index, consumer] of ['crm', 'crm', 'support', 'crm', 'support'].entries()) {
      await log.append({
        ...{ requestId: `request-${index + 1}`, phase: 'outcome', method: 'GET', consumer },
        ...{ operation: index === 0 ? 'getOpenAiChatMessage' : 'searchOpenAiChatMessages' },
        ...{ decision: 'allowed', response: { status: 200, bytes: 1 } },
        records: { ids: [index, 100], businessIds: [1], personalData: [] },
      });
      clock.advance(60_000);
    }
    await log.close();
  }
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const logLines: string[] = [];
  const logger = pino({}, { write: (line: string) => void logLines.push(line) });
  const app = await createTestAdministration([createAuditEntriesRoute({ auditUrl, logger })]);
  const key = await app.makeKey('auditor');
  const get = (query: string) => app.get(`/audit/entries${query}`, key);
  const read = async (query: string) => {
    const { entries, next } = (await (await get(query)).json()) as Page;
    return { sequences: entries.map(({ sequence }) => sequence), next };
  };
  return { get, read, logLines };
}

describe('/audit/entries', () => {
  it.each<[string, number[], number | null]>([
    ['', [1, 2, 3, 4, 5], null],
    ['?consumer=crm', [1, 2, 4], null],
    ['?operation=getOpenAiChatMessage', [1], null],
    ['?request-id=request-3', [3], null],
    ['?record=2', [3], null],
    ['?record=100&consumer=support', [3, 5], null],
    ['?since=2026-11-20T08:02Z', [3, 4, 5], null],
    ['?since=2026-11-20T08:01:00Z&until=2026-11-20T08:03:00.000Z', [2, 3], null],
    ['?since=2026-11-20T09:03:00%2B01:00', [4, 5], null],
    ['?until=2026-11-20', [], null],
    ['?last=2', [4, 5], null],
    ['?last=1&consumer=crm', [4], null],
    ['?limit=2', [1, 2], 2],
    ['?limit=2&after=2', [3, 4], 4],
    ['?limit=2&after=4', [5], null],
    ['?limit=5', [1, 2, 3, 4, 5], null],
    ['?consumer=crm&limit=2', [1, 2], 2],
    ['?consumer=crm&limit=1&after=2', [4], null],
    ['?after=99', [], null],
    ['?consumer=nobody', [], null],
  ])('answers "%s"', async (query, sequences, next) => {
    expect(await (await setUp()).read(query)).toEqual({ sequences, next });
  });

  it('gives each entry as a whole', async () => {
    const { entries } = (await (await (await setUp()).get('?last=1')).json()) as Page;
    expect(entries).toMatchObject([
      { requestId: 'request-5', consumer: 'support', records: { ids: [4, 100] } },
    ]);
  });

  it.each<[string, RegExp[]]>([
    ['?consumers=crm', [/a parameter that is unknown; use consumer, operation,/]],
    ['?Consumer=crm', [/unknown/]],
    ['?=', [/unknown/]],
    ['?consumer=', [/^consumer should be a name/]],
    ['?consumer=crm&consumer=support', [/^consumer may be given once/]],
    [
      '?record=x&limit=0',
      [/record should be a whole number, 0 or more/, /limit should.* 1 to 100/],
    ],
    ['?record=1e3', [/record should/]],
    ['?record=99999999999999999999', [/record should/]],
    ['?limit=1001', [/limit should be a whole number, 1 to 1000/]],
    ['?last=-1', [/last should/]],
    ['?after=1.5', [/after should/]],
    ['?since=yesterday', [/since should be a time with its zone/]],
    ['?since=2026-11-20T08:00', [/since should be a time with its zone/]],
    ['?until=2026-13-45', [/until should/]],
    ['?last=1&after=1', [/last asks for the latest entries/]],
    ["?consumer=crm'%20OR%201=1", [/consumer should be a name/]],
  ])('refuses "%s" and says why', async (query, messages) => {
    const { get, logLines } = await setUp();
    const response = await get(query);
    expect(response.status).toBe(400);
    const { type, detail } = (await response.json()) as { type: string; detail: string };
    expect(type).toBe('urn:problem-type:nexudus-proxy:query-invalid');
    for (const message of messages) expect(detail).toMatch(message);
    expect(logLines).toEqual([]);
  });

  it('logs who asked for what, by names alone', async () => {
    const { get, logLines } = await setUp();
    const response = await get('?consumer=support&record=100');
    expect(logLines).toHaveLength(1);
    const line = JSON.parse(logLines[0] ?? '') as Record<string, unknown>;
    expect(line).toMatchObject({
      msg: 'audit log queried',
      ...{ parameters: ['consumer', 'record'], entries: 2 },
      requestId: response.headers.get('X-Request-Id'),
      keyId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(JSON.stringify(line)).not.toContain('support');
  });

  it('is 503 where there is no log to read', async () => {
    const response = await (await setUp({ isEmpty: true })).get('');
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(await response.json()).toMatchObject({
      type: 'urn:problem-type:nexudus-proxy:audit-unreadable',
    });
  });
});
