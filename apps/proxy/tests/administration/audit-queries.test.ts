import type { AuditEntry } from '@nexudus-toolkit/audit-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccesses, createAuditedLog, type AuditedLog } from '../fixtures/audited-log.ts';
import { administrationCheck } from '../fixtures/description.ts';

interface Page {
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}

let audited: AuditedLog;
beforeAll(async () => {
  audited = await createAuditedLog();
  await addAccesses(audited);
});
afterAll(() => audited[Symbol.asyncDispose]());

/** Of accesses alone: each reading adds an entry. */
async function list(query: string) {
  const separator = query === '' ? '?' : '&';
  const page = await audited.read<Page>(`/audit/entries${query}${separator}category=access`);
  return { sequences: page.entries.map(({ sequence }) => sequence), next: page.next };
}

describe('/audit/entries', () => {
  it.each<[string, number[]]>([
    ['', [1, 2, 3, 4, 5]],
    ['?consumer=crm', [1, 2, 4]],
    ['?key=key-support', [3, 5]],
    ['?operation=getOpenAiChatMessage', [1]],
    ['?request-id=request-3', [3]],
    ['?record=2', [3]],
    ['?record=100&consumer=support', [3, 5]],
    ['?business=1', [2, 4]],
    ['?decision=refused', [5]],
    ['?phase=intent', []],
    ['?limit=2&order=newest', [5, 4]],
    ['?status=403', [5]],
    ['?subject=coworker:2', [3]],
    ['?subject=coworker:2&consumer=crm', []],
    ['?subject=coworker:77', []],
    ['?since=2026-11-20T08:02Z', [3, 4, 5]],
    ['?since=2026-11-20T08:01:00Z&until=2026-11-20T08:03:00.000Z', [2, 3]],
    ['?since=2026-11-20T09:03:00%2B01:00', [4, 5]],
    ['?until=2026-11-20', []],
    ['?last=2', [4, 5]],
    ['?last=1&consumer=crm', [4]],
    ['?consumer=nobody', []],
  ])('answers "%s"', async (query, sequences) => {
    expect((await list(query)).sequences).toEqual(sequences);
  });

  it.each(['oldest', 'newest'])(
    'turns pages that appends do not change, %s first',
    async (order) => {
      const { log } = audited;
      const until = '&until=2026-11-20T08:05Z';
      const seen: number[] = [];
      let query = `?limit=2&order=${order}${until}`;
      for (let pages = 0; pages < 9; pages += 1) {
        const { sequences, next } = await list(query);
        seen.push(...sequences);
        if (next === null) break;
        await log.append({ requestId: 'later', phase: 'outcome', decision: 'allowed' });
        query = `?limit=2&order=${order}${until}&after=${next}`;
      }
      expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5]);
      expect(seen).toEqual(order === 'oldest' ? [1, 2, 3, 4, 5] : [5, 4, 3, 2, 1]);
    },
  );

  it('gives each entry as a whole, with its ids as numbers', async () => {
    const { entries } = await audited.read<Page>('/audit/entries?request-id=request-5');
    expect(entries).toMatchObject([
      { requestId: 'request-5', consumer: 'support', records: { ids: [4, 100] } },
    ]);
  });

  it.each<[string, RegExp[]]>([
    ['?consumers=crm', [/a parameter that is unknown; use consumer, key, operation,/]],
    ['?Consumer=crm', [/unknown/]],
    ['?=', [/unknown/]],
    ['?consumer=', [/^consumer should be a name/]],
    ['?consumer=crm&consumer=support', [/^consumer may be given once/]],
    ['?record=x&limit=0', [/record should be a whole number, 0 or more/, /limit should.* 1 to 1/]],
    ['?record=1e3', [/record should/]],
    ['?record=99999999999999999999', [/record should/]],
    ['?limit=1001', [/limit should be a whole number, 1 to 1000/]],
    ['?last=-1', [/last should/]],
    ['?after=1.5', [/after should/]],
    ['?after=abc', [/after should be the next of a page/]],
    ['?order=up', [/order should be one of oldest, newest/]],
    ['?decision=maybe', [/decision should be one of allowed, refused, unknown/]],
    ['?status=99', [/status should be a whole number, 100 to 599/]],
    ['?log=1', [/log should be a UUID/]],
    ['?since=yesterday', [/since should be a date, or a time with its zone/]],
    ['?since=2026-11-20T08:00', [/since should be a date, or a time with its zone/]],
    ['?until=2026-13-45', [/until should/]],
    ['?last=1&limit=1', [/last asks for the latest entries/]],
    ["?consumer=crm'%20OR%201=1", [/consumer should be a name/]],
    ['?subject=jane.doe@example.com', [/subject should be a person/]],
    ['?subject=janedoe:1', [/A subject should be <kind>:<value>/]],
  ])('refuses "%s" and says why', async (query, messages) => {
    const before = (await audited.readings()).length;
    const answer = await audited.get(`/audit/entries${query}`);
    expect(administrationCheck.findUndescribed('queryAuditLog', answer)).toEqual([]);
    expect(answer.status).toBe(400);
    const text = answer.body.toString();
    const { type, detail } = JSON.parse(text) as { type: string; detail: string };
    expect(type).toBe('urn:problem-type:nexudus-proxy:query-invalid');
    for (const message of messages) expect(detail).toMatch(message);
    expect(text).not.toMatch(/jane\.?doe/);
    expect(await audited.readings()).toHaveLength(before);
  });

  it('refuses a cursor of other filters', async () => {
    const { next } = await list('?limit=2');
    const answer = await audited.get(`/audit/entries?limit=2&consumer=crm&after=${String(next)}`);
    expect(answer.status).toBe(400);
  });
});

describe('/audit/counts', () => {
  it.each<[string, object[]]>([
    [
      '?by=consumer',
      [
        { key: 'crm', allowed: 3, refused: 0, unknown: 0, records: 6 },
        { key: 'support', allowed: 1, refused: 1, unknown: 0, records: 4 },
      ],
    ],
    [
      '?by=operation&consumer=crm',
      [
        { key: 'getOpenAiChatMessage', allowed: 1, refused: 0, unknown: 0, records: 2 },
        { key: 'searchOpenAiChatMessages', allowed: 2, refused: 0, unknown: 0, records: 4 },
      ],
    ],
    [
      '?by=day&subject=coworker:1',
      [{ key: '2026-11-20', allowed: 1, refused: 0, unknown: 0, records: 2 }],
    ],
  ])('counts "%s"', async (query, counts) => {
    expect(
      await audited.read(`/audit/counts${query}&category=access&until=2026-11-20T08:05Z`),
    ).toMatchObject({ counts });
  });

  it('says what to count by', async () => {
    const answer = await audited.get('/audit/counts');
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toContain('by should be one of consumer, operation, day');
  });
});
