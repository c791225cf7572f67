import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { openAuditReader, type AuditEntry } from '@nexudus-toolkit/audit-log';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { createGate } from '../fixtures/gate.ts';
import { toCommandSuccess, toRecord } from '../fixtures/records.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const agent = new Agent({ keepAlive: true });
afterAll(() => {
  agent.destroy();
});

/** Holds the answer to a request at Nexudus until a gate opens. */
function holdNexudus(proxy: TestProxy, value: unknown) {
  const [called, released] = [createGate(), createGate()];
  proxy.nexudus.answer((_, response) => {
    called.open();
    void released.opened.then(() => {
      sendJson(response, 200, value);
    });
  });
  return { called: called.opened, release: released.open };
}

function start(proxy: TestProxy, method: string) {
  const message = request(`${proxy.running.url}${messages}/5`, {
    ...{ method, agent, headers: { Authorization: `Bearer ${proxy.key}` } },
  });
  const response = once(message, 'response') as Promise<[IncomingMessage]>;
  message.end();
  return response;
}

async function readWholeAudit({ settings }: TestProxy): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of openAuditReader({ url: settings.auditUrl }).query())
    entries.push(entry);
  return entries;
}

describe('stop', () => {
  it('answers and records the request in flight, takes no other, and ends at once then', async () => {
    await using proxy = await startTestProxy();
    const record = toRecord({ Id: 5 });
    const { called, release } = holdNexudus(proxy, record);
    const response = start(proxy, 'GET');
    await called;
    const stopped = proxy.running.stop();
    await expect(proxy.send({ target: messages })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const ready = await fetch(`${proxy.running.administrationUrl}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('stopping')]);
    release();
    const [message] = await response;
    expect(JSON.parse((await buffer(message)).toString())).toEqual(record);
    const answeredAtMs = performance.now();
    await stopped;
    // Far below the five seconds for which the server keeps an idle connection otherwise.
    expect(performance.now() - answeredAtMs).toBeLessThan(2_500);
    expect(await readWholeAudit(proxy)).toMatchObject([{ records: { ids: [5] } }]);
  });

  it('answers everything that is in flight, and closes each connection with that', async () => {
    await using proxy = await startTestProxy();
    const { url } = proxy.running;
    const released = createGate();
    proxy.nexudus.answer((_, response) => {
      void released.opened.then(() => {
        sendJson(response, 200, toRecord({ Id: 5 }));
      });
    });
    const count = 100;
    const responses = Array.from({ length: count }, () => start(proxy, 'GET'));
    await vi.waitFor(() => {
      expect(proxy.nexudus.requests).toHaveLength(count);
    });
    const stopped = proxy.running.stop();
    released.open();
    for (const [message] of await Promise.all(responses)) {
      expect([message.statusCode, message.headers.connection]).toEqual([200, 'close']);
      expect(JSON.parse((await buffer(message)).toString())).toMatchObject({ Id: 5 });
    }
    await stopped;
    expect(await readWholeAudit(proxy)).toHaveLength(count);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('cuts what is not done by the deadline', async () => {
    await using proxy = await startTestProxy({ limits: { drainTimeoutMs: 30 } });
    const { called } = holdNexudus(proxy, undefined);
    const response = start(proxy, 'GET');
    await called;
    await Promise.all([
      expect(response).rejects.toMatchObject({ code: 'ECONNRESET' }),
      proxy.running.stop(),
    ]);
    expect(await readWholeAudit(proxy)).toMatchObject([{ reason: 'client-gone' }]);
  });

  it('records what became of a write even if its connection was cut', async () => {
    await using proxy = await startTestProxy({ limits: { drainTimeoutMs: 30 } });
    const { called, release } = holdNexudus(proxy, toCommandSuccess(5));
    const response = start(proxy, 'DELETE');
    await called;
    const stopped = proxy.running.stop();
    await expect(response).rejects.toMatchObject({ code: 'ECONNRESET' });
    release();
    await stopped;
    expect(await readWholeAudit(proxy)).toMatchObject([
      { phase: 'intent' },
      { phase: 'outcome', upstream: { status: 200 }, records: { ids: [5] } },
    ]);
  });

  it('does no harm when called twice', async () => {
    await using proxy = await startTestProxy();
    await Promise.all([proxy.running.stop(), proxy.running.stop()]);
    await expect(proxy.send({ target: messages })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
