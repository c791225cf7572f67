import { describe, expect, it } from 'vitest';
import { expectProblem } from '../fixtures/expect-refusal.ts';
import { send, sendJson, toToken } from '../fixtures/fake-nexudus.ts';
import { toCommandSuccess, toPage } from '../fixtures/records.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const remove = { method: 'DELETE', target: `${messages}/5` };

/** Nexudus takes one token only, and issues `token-1`, `token-2` and so on. */
function accept(proxy: TestProxy, token: string): void {
  proxy.nexudus.answerSignIn((_, response) => {
    sendJson(response, 200, toToken(`token-${proxy.nexudus.signIns.length}`));
  });
  proxy.nexudus.answer(({ headers }, response) => {
    if (headers.authorization === `Bearer ${token}`) sendJson(response, 200, toCommandSuccess(5));
    else send(response, 401, '{"Message":"canary"}', { 'Content-Type': 'application/json' });
  });
}

async function readReadiness({ running }: TestProxy) {
  const response = await fetch(`${running.administrationUrl}/readyz`);
  return { status: response.status, body: await response.text() };
}

describe('a 401 of Nexudus', () => {
  it('leads to one new token and one more try, recorded as one access', async () => {
    await using proxy = await startTestProxy();
    accept(proxy, 'token-2');
    const answer = await proxy.send(remove);
    expect(answer.status).toBe(200);
    expect(proxy.nexudus.requests).toHaveLength(2);
    expect(proxy.nexudus.signIns).toHaveLength(2);
    expect(await proxy.readAudit(answer.headers['x-request-id'])).toMatchObject([
      { phase: 'intent' },
      { phase: 'outcome', upstream: { attempts: 2, status: 200 }, records: { ids: [5] } },
    ]);
  });

  it('to the new token as well ends as a problem of the proxy, not of the consumer', async () => {
    await using proxy = await startTestProxy();
    accept(proxy, 'none');
    const answer = await proxy.send(remove);
    expectProblem(answer, 'credential-refused');
    expect(answer.headers['proxy-status']).toContain('received-status=401');
    expect(answer.headers).not.toHaveProperty('www-authenticate');
    expect(answer.body.toString()).not.toContain('canary');
    expect(proxy.nexudus.requests).toHaveLength(2);
    const entries = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entries.at(-1)).toMatchObject({
      ...{ decision: 'allowed', reason: 'credential-refused' },
      upstream: { attempts: 2, status: 401 },
    });
  });

  it('does not lead to a sign-in for every request', async () => {
    await using proxy = await startTestProxy();
    accept(proxy, 'none');
    for (let round = 1; round <= 3; round += 1)
      expectProblem(await proxy.send(remove), 'credential-refused');
    expect(proxy.nexudus.signIns).toHaveLength(2);
  });

  it('is told to the operator with the role, in the log, and not to the consumer', async () => {
    await using proxy = await startTestProxy();
    accept(proxy, 'none');
    const answer = await proxy.send(remove);
    expect(JSON.stringify(answer.headers) + answer.body.toString()).not.toMatch(/role|account/i);
    expect(proxy.logLines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({
        msg: 'credential-refused',
        requestId: answer.headers['x-request-id'],
        detail: expect.stringMatching(/role/) as string,
      }),
    );
  });

  it('to everything keeps the proxy from being ready, until an answer comes', async () => {
    await using proxy = await startTestProxy();
    accept(proxy, 'none');
    expectProblem(await proxy.send(remove), 'credential-refused');
    expect(await readReadiness(proxy)).toMatchObject({ status: 503 });
    proxy.nexudus.answerAsDocumented();
    expect((await proxy.send({ target: messages })).status).toBe(200);
    expect(await readReadiness(proxy)).toMatchObject({ status: 200 });
  });

  it('to one operation alone does not keep the proxy from being ready, not even as the first', async () => {
    await using proxy = await startTestProxy();
    proxy.nexudus.answer(({ method }, response) => {
      if (method === 'DELETE') send(response, 401, '');
      else sendJson(response, 200, toPage([]));
    });
    expectProblem(await proxy.send(remove), 'credential-refused');
    expect(await readReadiness(proxy)).toMatchObject({
      status: 200,
      body: expect.stringContaining('OpenAiChatMessage-Delete') as string,
    });
  });

  it('to a fixed token is not tried again', async () => {
    await using proxy = await startTestProxy({
      settings: { credentials: { kind: 'access-token', accessToken: 'fixed' } },
    });
    accept(proxy, 'none');
    expectProblem(await proxy.send(remove), 'credential-refused');
    expect(proxy.nexudus.requests).toHaveLength(1);
    expect(proxy.nexudus.signIns).toEqual([]);
  });
});

describe('a sign-in that fails', () => {
  it('ends requests with 503 and Retry-After, and is noticed by readiness', async () => {
    await using proxy = await startTestProxy();
    proxy.nexudus.answerSignIn((_, response) => {
      sendJson(response, 400, { error: 'invalid_grant', error_description: 'canary' });
    });
    const answer = await proxy.send({ target: messages });
    expectProblem(answer, 'credential-unavailable');
    expect(answer.headers['retry-after']).toBe('30');
    expect(answer.body.toString()).not.toContain('canary');
    expect(proxy.nexudus.requests).toEqual([]);
    const [entry] = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entry).toMatchObject({ decision: 'refused', reason: 'credential-unavailable' });
  });
});
