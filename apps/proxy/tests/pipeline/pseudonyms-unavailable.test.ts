import type { Pseudonyms } from '@nexudus-toolkit/audit-log';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../fixtures/expect-refusal.ts';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { fakePseudonyms } from '../fixtures/fake-pseudonyms.ts';
import { toCommandSuccess, toRecord } from '../fixtures/records.ts';
import { json, messages } from '../fixtures/test-proxy.ts';
import { startTestApplication } from '../fixtures/test-application.ts';

const person = toRecord({ Id: 1, AiChannelSessionCoworkerFullName: 'Anna' });
const create = {
  ...{ method: 'POST', target: messages, headers: json },
  body: JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x', UserId: 5 }),
};

/** Pseudonyms whose keys can be locked away. */
function createLockable() {
  let isLocked = false;
  const identify: Pseudonyms['identify'] = (subjects) =>
    isLocked ? Promise.reject(new Error('Anna is locked')) : fakePseudonyms.identify(subjects);
  return {
    identify,
    lock: () => {
      isLocked = true;
    },
  };
}

describe('pseudonyms that are not to be had', () => {
  it.each([
    ['a read', { target: `${messages}/1` }],
    ['a search', { target: `${messages}?OpenAiChatMessage_User=5` }],
    ['a write', create],
  ])('keep %s from Nexudus', async (_, request) => {
    const [auditLog, pseudonyms] = [createFakeAuditLog(), createLockable()];
    await using app = await startTestApplication({ auditLog, pseudonyms });
    pseudonyms.lock();
    const answer = await app.send(request);
    expectProblem(answer, 'audit-unavailable');
    expect(answer.body.toString()).not.toContain('Anna');
    expect(app.nexudus.requests).toEqual([]);
  });

  it('keep an answer that was fetched already', async () => {
    const [auditLog, pseudonyms] = [createFakeAuditLog(), createLockable()];
    await using app = await startTestApplication({ auditLog, pseudonyms });
    app.nexudus.answer((_, response) => {
      pseudonyms.lock();
      sendJson(response, 200, person);
    });
    const answer = await app.send({ target: `${messages}/1` });
    expectProblem(answer, 'audit-unavailable');
    expect(answer.body.toString()).not.toContain('Anna');
    expect(app.logLines.join('')).not.toContain('Anna');
    expect(auditLog.entries).toEqual([]);
  });

  it('leave the intent of a write that was sent, and tell that it may have been carried out', async () => {
    const [auditLog, pseudonyms] = [createFakeAuditLog(), createLockable()];
    await using app = await startTestApplication({ auditLog, pseudonyms });
    app.nexudus.answer((_, response) => {
      pseudonyms.lock();
      sendJson(response, 200, toCommandSuccess(5, 'staff@example.org'));
    });
    const answer = await app.send(create);
    expectProblem(answer, 'audit-unavailable');
    expect(answer.body.toString()).toContain('may have been carried out');
    expect(auditLog.entries.map(({ phase }) => phase)).toEqual(['intent']);
  });

  it('do not keep a refusal that is about nobody from its sender', async () => {
    const [auditLog, pseudonyms] = [createFakeAuditLog(), createLockable()];
    await using app = await startTestApplication({ auditLog, pseudonyms });
    pseudonyms.lock();
    expect((await app.send({ target: '/nowhere' })).status).toBe(404);
    expect(auditLog.entries).toHaveLength(1);
  });
});
