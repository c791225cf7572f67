import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createFakeAuditLog } from '../fixtures/fake-audit-log.ts';
import { createGate } from '../fixtures/gate.ts';
import { json, messages } from '../fixtures/test-proxy.ts';
import { startTestApplication } from '../fixtures/test-application.ts';

const create = {
  ...{ method: 'POST', target: messages, headers: json },
  body: JSON.stringify({ BusinessId: 7, Action: 1, Content: 'x' }),
};

describe('an answer', () => {
  it.each([
    ['a read', `GET ${messages}/1`],
    ['a refusal', 'GET /unknown'],
  ])('of %s sends no byte before its outcome is durable', async (_, start) => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    const hold = auditLog.holdNext('outcome');
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const end = once(socket, 'end');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.write(
      `${start} HTTP/1.1\r\nHost: proxy\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n`,
    );
    await hold.reached;
    // Another request goes all the way meanwhile, so the proxy had every chance to answer this one.
    await app.send({ target: messages });
    expect(received).toBe('');
    expect(auditLog.entries).toHaveLength(1);
    hold.release();
    await end;
    expect(received).toMatch(/^HTTP\/1.1 (200|404) /);
    expect(auditLog.entries).toHaveLength(2);
  });
});

describe('a write', () => {
  it.each([
    ['create', create],
    ['update', { ...create, method: 'PUT', body: create.body.replace('{', '{"Id":5,') }],
    ['delete', { method: 'DELETE', target: `${messages}/5` }],
  ])('(%s) does not reach Nexudus before its intent is durable', async (_, write) => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    const hold = auditLog.holdNext('intent');
    const answer = app.send(write);
    await hold.reached;
    await app.send({ target: messages });
    expect(app.nexudus.requests.map(({ method }) => method)).toEqual(['GET']);
    hold.release();
    await expect(answer).resolves.toMatchObject({ status: 200 });
    expect(app.nexudus.requests.map(({ method }) => method)).toEqual(['GET', write.method]);
    expect(auditLog.entries.map(({ phase }) => phase)).toEqual(['outcome', 'intent', 'outcome']);
  });

  it('that Nexudus carries out is recorded even if its sender is gone', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    const hold = auditLog.holdNext('intent');
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.write(`DELETE ${messages}/5 HTTP/1.1\r\nHost: proxy\r\nAuthorization: Bearer x\r\n\r\n`);
    await hold.reached;
    const outcome = auditLog.holdNext('outcome');
    socket.destroy();
    hold.release();
    await outcome.reached;
    outcome.release();
    expect(app.nexudus.requests).toMatchObject([{ method: 'DELETE' }]);
    expect(auditLog.entries).toMatchObject([{ phase: 'intent', records: { ids: [5] } }]);
  });
});

describe('a read', () => {
  it('whose sender is gone ends at Nexudus and is recorded as given up', async () => {
    const auditLog = createFakeAuditLog();
    await using app = await startTestApplication({ auditLog });
    const called = createGate();
    const cut = createGate();
    app.nexudus.answer((_, response) => {
      response.once('close', cut.open);
      called.open();
    });
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${messages}/5 HTTP/1.1\r\nHost: proxy\r\nAuthorization: Bearer x\r\n\r\n`);
    await called.opened;
    const outcome = auditLog.holdNext('outcome');
    socket.destroy();
    await cut.opened;
    await outcome.reached;
    outcome.release();
    await app.send({ target: '/unknown' });
    expect(auditLog.entries[0]).toMatchObject({ reason: 'client-gone', response: { status: 499 } });
  });
});
