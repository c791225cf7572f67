import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectRefusal } from '../fixtures/expect-refusal.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const origin = 'https://app.example.com';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({ config: { cors: { origins: [origin] } } });
});
afterAll(() => proxy[Symbol.asyncDispose]());

/** Headers that differ from one request to the next. */
function withoutVarying(headers: object): object {
  return { ...headers, date: '', 'x-request-id': '' };
}

describe('HEAD', () => {
  it.each([messages, `${messages}/5`, `${messages}?page=0`, '/unknown', `${messages}/x`])(
    'on %s is GET without the body',
    async (target) => {
      const got = await proxy.send({ target });
      const asked = await proxy.send({ target, method: 'HEAD' });
      expect(asked.status).toBe(got.status);
      expect(asked.body).toHaveLength(0);
      expect(got.headers['content-length']).toBe(String(got.body.byteLength));
      expect(withoutVarying(asked.headers)).toEqual(withoutVarying(got.headers));
    },
  );

  it('is recorded as the access that it is', async () => {
    const answer = await proxy.send({ target: `${messages}/5`, method: 'HEAD' });
    expect(await proxy.readAudit(answer.headers['x-request-id'])).toMatchObject([
      {
        method: 'HEAD',
        operation: 'getOpenAiChatMessage',
        records: { ids: [5] },
        response: { bytes: 0 },
      },
    ]);
    expect(proxy.nexudus.requests.at(-1)?.method).toBe('GET');
  });

  it('needs a key like GET', async () => {
    const request = { target: messages, method: 'HEAD', headers: { Authorization: '' } };
    const answer = await expectRefusal(proxy, request, { reason: 'key-missing' });
    expect(answer.status).toBe(401);
  });
});

describe('OPTIONS', () => {
  it.each([
    [messages, 'GET, HEAD, POST, PUT, OPTIONS'],
    [`${messages}/5`, 'GET, HEAD, DELETE, OPTIONS'],
  ])('on %s tells what it takes, without a key', async (target, allow) => {
    const calls = proxy.nexudus.requests.length;
    const headers = { Authorization: '' };
    const answer = await proxy.send({ target, method: 'OPTIONS', headers });
    expect([answer.status, answer.headers.allow]).toEqual([204, allow]);
    expect(answer.body).toHaveLength(0);
    expect(proxy.nexudus.requests).toHaveLength(calls);
    const entries = await proxy.readAudit(answer.headers['x-request-id']);
    expect(entries).toMatchObject([{ method: 'OPTIONS', response: { status: 204 } }]);
    expect(entries[0]).not.toHaveProperty('consumer');
  });

  it('is refused where there is nothing', async () => {
    const request = { target: '/unknown', method: 'OPTIONS' };
    const answer = await expectRefusal(proxy, request, { reason: 'path-unknown' });
    expectProblem(answer, 'path-unknown');
  });
});
