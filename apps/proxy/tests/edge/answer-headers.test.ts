import { describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import { messages, startTestProxy } from '../fixtures/test-proxy.ts';

describe('every answer', () => {
  it('says which request it answers, and what browsers have to heed', async () => {
    await using proxy = await startTestProxy();
    for (const request of [
      { target: messages },
      { target: messages, headers: { Authorization: '' } },
      { target: messages, headers: { 'X-Request-Id': 'made-up' } },
      { target: '/unknown' },
      { target: messages, method: 'OPTIONS' },
      { target: messages, headers: { Host: 'a/b' } },
      { target: messages, headers: { Expect: 'wonders' } },
    ]) {
      const { headers } = await proxy.send(request);
      expect(headers).toMatchObject({
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        via: '1.1 nexudus-proxy',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
      for (const name of ['server', 'x-powered-by', 'set-cookie'])
        expect(headers).not.toHaveProperty(name);
    }
  });
});

describe('maxTargetBytes', () => {
  it('refuses a longer path and query, and takes one that is as long', async () => {
    const maxTargetBytes = 100;
    await using proxy = await startTestProxy({ limits: { maxTargetBytes } });
    const target = `${messages}?page=1`.padEnd(maxTargetBytes, '0');
    expect((await proxy.send({ target })).status).not.toBe(414);
    const answer = await expectRefusal(
      proxy,
      { target: `${target}0` },
      { reason: 'target-too-long' },
    );
    expectProblem(answer, 'target-too-long');
    expect(answer.body.toString()).toContain('100 bytes');
  });
});
