import { describe, expect, it, vi } from 'vitest';
import { expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import { sendJson } from '../fixtures/fake-nexudus.ts';
import { createGate } from '../fixtures/gate.ts';
import { toRecord } from '../fixtures/records.ts';
import {
  consumer,
  createKey,
  everything,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

const target = `${messages}/5`;

/** Holds all answers of Nexudus until a gate opens. */
function holdNexudus(proxy: TestProxy) {
  const released = createGate();
  proxy.nexudus.answer((_, response) => {
    void released.opened.then(() => {
      sendJson(response, 200, toRecord({ Id: 5 }));
    });
  });
  return released;
}

/** Sends requests that Nexudus holds, and waits until they are there. */
async function occupy(proxy: TestProxy, count: number, headers: Record<string, string> = {}) {
  const before = proxy.nexudus.requests.length;
  const answers = Array.from({ length: count }, () => proxy.send({ target, headers }));
  await vi.waitFor(() => {
    expect(proxy.nexudus.requests).toHaveLength(before + count);
  });
  return answers;
}

describe('maxConcurrentRequests of a consumer', () => {
  it('refuses one more with 429, and takes the next when one is answered', async () => {
    await using proxy = await startTestProxy({
      grant: { share: { weight: 1, maxConcurrentRequests: 2 } },
    });
    const released = holdNexudus(proxy);
    const held = await occupy(proxy, 2);
    const refused = await expectRefusal(
      proxy,
      { target },
      { reason: 'concurrency-exceeded', consumer },
    );
    expectProblem(refused, 'concurrency-exceeded');
    expect(refused.headers['retry-after']).toBe('1');
    released.open();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
    for (let count = 0; count < 5; count += 1)
      expect((await proxy.send({ target })).status).toBe(200);
  });

  it('gives slots back however a request ends', async () => {
    await using proxy = await startTestProxy({
      grant: { share: { weight: 1, maxConcurrentRequests: 1 } },
    });
    for (const request of [
      { target: `${messages}/x` },
      { target: messages, method: 'POST', body: '{' },
      { target, headers: { 'If-None-Match': '*' } },
      { target, method: 'HEAD' },
    ]) {
      expect((await proxy.send(request)).status).not.toBe(429);
      expect((await proxy.send({ target })).status).toBe(200);
    }
  });
});

describe('maxConcurrentRequests of all', () => {
  it('refuses with 503 who holds its part, and nobody else', async () => {
    await using proxy = await startTestProxy({
      limits: { maxConcurrentRequests: 4 },
      config: { consumers: { [consumer]: everything, crm: everything } },
    });
    const authorization = `Bearer ${await createKey(proxy.settings.keysUrl, 'crm')}`;
    const crm = { Authorization: authorization };
    await vi.waitFor(async () => {
      expect((await proxy.send({ target, headers: crm })).status).toBe(200);
    });
    const released = holdNexudus(proxy);
    const own = await occupy(proxy, 4);
    const refused = await expectRefusal(proxy, { target }, { reason: 'overloaded', consumer });
    expectProblem(refused, 'overloaded');
    expect(refused.headers['retry-after']).toBe('1');
    const others = await occupy(proxy, 2, crm);
    await expectRefusal(proxy, { target, headers: crm }, { reason: 'overloaded', consumer: 'crm' });
    released.open();
    for (const answer of await Promise.all([...own, ...others])) expect(answer.status).toBe(200);
  });
});

describe('maxRequestsPerMinute', () => {
  it('counts down in every answer, and refuses with 429 in the end', async () => {
    await using proxy = await startTestProxy({
      grant: { share: { weight: 1, maxRequestsPerMinute: 3 } },
    });
    const remaining: string[] = [];
    for (const request of [{ target }, { target: `${messages}/x` }, { target, method: 'HEAD' }]) {
      const { headers } = await proxy.send(request);
      expect(headers['ratelimit-policy']).toBe('"minute";q=3;w=60');
      remaining.push(String(headers['ratelimit']));
    }
    expect(remaining.map((text) => /^"minute";r=(\d);t=\d+$/.exec(text)?.[1])).toEqual([
      '2',
      '1',
      '0',
    ]);
    const refused = await expectRefusal(
      proxy,
      { target },
      { reason: 'rate-limit-exceeded', consumer },
    );
    expectProblem(refused, 'rate-limit-exceeded');
    const waitSeconds = Number(refused.headers['retry-after']);
    expect(waitSeconds).toBeGreaterThan(0);
    expect(waitSeconds).toBeLessThanOrEqual(61);
    expect(refused.headers['ratelimit']).toBe(`"minute";r=0;t=${waitSeconds}`);
    expect(refused.headers['ratelimit-policy']).toBe('"minute";q=3;w=60');
  });

  it('is not spoken of where there is none', async () => {
    await using proxy = await startTestProxy();
    const { headers } = await proxy.send({ target });
    expect(headers).not.toHaveProperty('ratelimit');
    expect(headers).not.toHaveProperty('ratelimit-policy');
  });
});
