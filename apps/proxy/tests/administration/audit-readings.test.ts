import { AuditUnavailableError } from '@nexudus-toolkit/audit-log';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addAccesses, createAuditedLog } from '../fixtures/audited-log.ts';
import { administrationCheck } from '../fixtures/description.ts';

async function setUp() {
  const audited = await createAuditedLog();
  onTestFinished(() => audited[Symbol.asyncDispose]());
  await addAccesses(audited);
  return audited;
}

describe('a reading of the audit log', () => {
  it.each<[string, string, object]>([
    [
      '/audit/entries?consumer=crm&record=100&since=2026-11-20',
      'queryAuditLog',
      {
        parameters: ['consumer', 'record', 'since'],
        filters: { record: 100 },
        details: { consumers: ['crm'], count: 3, firstSequence: 1, lastSequence: 4 },
      },
    ],
    ['/audit/entries/2', 'readAuditEntry', { details: { firstSequence: 2, lastSequence: 2 } }],
    ['/audit/counts?by=day', 'countAuditLog', { details: { count: 1 } }],
    ['/audit/consistency?from=1', 'proveAuditConsistency', { details: { size: 5 } }],
    ['/audit/logs', 'listAuditLogs', { details: { count: 1 } }],
  ])('of %s is an entry of its own', async (target, operation, content) => {
    const { get, readings } = await setUp();
    const answer = await get(target);
    expect(answer.status).toBe(200);
    expect(administrationCheck.findUndescribed(operation, answer)).toEqual([]);
    expect(await readings()).toMatchObject([
      {
        ...{ category: 'reading', phase: 'outcome', decision: 'allowed', operation },
        ...{ administrator: 'alice', keyId: 'key-auditor' },
        requestId: answer.headers['x-request-id'],
        response: { status: 200, bytes: answer.body.byteLength },
        ...content,
      },
    ]);
  });

  it('names a person by pseudonym alone', async () => {
    const { get, readings, pseudonyms } = await setUp();
    const canary = 'jane.doe.canary@example.com';
    const subject = { kind: 'email', value: canary } as const;
    const answer = await get(`/audit/entries?subject=email:${canary}`);
    const [reading] = await readings();
    expect(reading).toMatchObject({
      operation: 'unmaskSubject',
      details: { subjects: await pseudonyms.identify([subject]) },
    });
    expect(JSON.stringify(reading) + answer.body.toString()).not.toContain('canary');
  });

  it('is not shown while it cannot be recorded', async () => {
    const { get, log } = await setUp();
    vi.spyOn(log, 'append').mockRejectedValue(new AuditUnavailableError('timeout', 'late'));
    const answer = await get('/audit/entries');
    expect(answer.status).toBe(503);
    expect(administrationCheck.findUndescribed('queryAuditLog', answer)).toEqual([]);
    expect(answer.body.toString()).toContain('audit-unavailable');
    expect(answer.body.toString()).not.toContain('request-1');
  });

  it('by an operator is refused, and that is an entry', async () => {
    const { getAs, readings } = await setUp();
    const answer = await getAs('operator', '/audit/entries');
    expect(answer.status).toBe(403);
    expect(await readings()).toMatchObject([
      { administrator: 'alice', decision: 'refused', reason: 'role-missing' },
    ]);
  });

  it.each(['consumer'] as const)('by a %s is refused', async (role) => {
    const { getAs, readings } = await setUp();
    expect((await getAs(role, '/audit/entries')).status).toBe(401);
    expect(await readings()).toEqual([]);
  });
});
