import { describe, expect, it } from 'vitest';
import { expectProblem } from '../fixtures/expect-refusal.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { toCommandSuccess, toRecord } from '../fixtures/records.ts';
import { json, messages } from '../fixtures/test-proxy.ts';
import { startTestApplication } from '../fixtures/test-application.ts';

const create = {
  ...{ method: 'POST', target: messages, headers: json },
  body: JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' }),
};

describe('an audit log that cannot be written', () => {
  it('keeps a write from Nexudus', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    auditLog.setBroken(true);
    const answer = await app.send(create);
    expectProblem(answer, 'audit-unavailable');
    expect(answer.headers['retry-after']).toBe('5');
    expect(app.nexudus.requests).toEqual([]);
  });

  it('keeps the first read from Nexudus, although nothing has told it so far', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    auditLog.setBroken(true);
    expectProblem(await app.send({ target: `${messages}/1` }), 'audit-unavailable');
    expect(app.nexudus.requests).toEqual([]);
  });

  it('keeps an answer that was fetched already, and from then on every read from Nexudus', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    app.nexudus.answer((_, response) => {
      auditLog.setBroken(true);
      sendJson(response, 200, toRecord());
    });
    const first = await app.send({ target: `${messages}/1` });
    expectProblem(first, 'audit-unavailable');
    expect(first.body.toString()).not.toContain('BusinessId');
    expect(app.nexudus.requests).toHaveLength(1);

    expectProblem(await app.send({ target: `${messages}/1` }), 'audit-unavailable');
    expect(app.nexudus.requests).toHaveLength(1);
    expect(auditLog.probes).toBe(2);
  });

  it('tells of a write that was sent already that it may have been carried out', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    app.nexudus.answer((_, response) => {
      auditLog.setBroken(true);
      sendJson(response, 200, toCommandSuccess(5));
    });
    const answer = await app.send(create);
    expectProblem(answer, 'audit-unavailable');
    expect(answer.body.toString()).toContain('may have been carried out');
    expect(app.nexudus.requests).toHaveLength(1);

    const next = await app.send(create);
    expectProblem(next, 'audit-unavailable');
    expect(next.body.toString()).not.toContain('carried out');
    expect(app.nexudus.requests).toHaveLength(1);
  });

  it('keeps even the look at a record from Nexudus that a write is about', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog, grant: { businesses: [7] } });
    app.nexudus.answer((_, response) => {
      auditLog.setBroken(true);
      sendJson(response, 200, toRecord());
    });
    const remove = { method: 'DELETE', target: `${messages}/1` };
    const looked = await app.send(remove);
    expectProblem(looked, 'audit-unavailable');
    expect(looked.body.toString()).not.toContain('carried out');
    expect(app.nexudus.requests.map(({ method }) => method)).toEqual(['GET']);

    expectProblem(await app.send(remove), 'audit-unavailable');
    expect(app.nexudus.requests).toHaveLength(1);
  });

  it.each([
    ['a refusal', { target: '/unknown' }],
    ['an invalid request', { target: `${messages}?bogus=1` }],
  ])('turns %s into the same problem', async (_, request) => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    auditLog.setBroken(true);
    expectProblem(await app.send(request), 'audit-unavailable');
  });

  it.each([
    ['read', { target: `${messages}/1` }],
    ['write', create],
  ])('lets the next %s pass when it has recovered', async (_, request) => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    auditLog.setBroken(true);
    await app.send(create);
    auditLog.setBroken(false);
    await expect(app.send(request)).resolves.toMatchObject({ status: 200 });
    expect(auditLog.entries.at(-1)).toMatchObject({ phase: 'outcome', decision: 'allowed' });
  });

  it('is logged without what was to be recorded', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    auditLog.setBroken(true);
    const { headers } = await app.send(create);
    expect(app.logLines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({
        msg: 'audit-unavailable',
        requestId: headers['x-request-id'],
        causes: [expect.objectContaining({ name: 'AuditUnavailableError', code: 'write-failed' })],
      }),
    );
  });
});
