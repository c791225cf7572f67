import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingRequest } from '../fixtures/http-exchange.ts';
import { messages, startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';

const origin = 'https://app.example.com';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({
    config: { cors: { origins: [origin, 'http://localhost:3000'] } },
  });
});
afterAll(() => proxy[Symbol.asyncDispose]());

const preflight = { Authorization: '', 'Access-Control-Request-Method': 'PUT' };

function listCorsHeaders(headers: object): string[] {
  return Object.keys(headers).filter((name) => name.startsWith('access-control-'));
}

describe('a page of an origin that is named', () => {
  it('is told ahead what it may send', async () => {
    const headers = { ...preflight, Origin: origin };
    const answer = await proxy.send({ target: messages, method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
      'access-control-allow-headers': expect.stringMatching(/\bAuthorization\b/) as string,
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each<[string, OutgoingRequest, number]>([
    ['an answer', { target: messages }, 200],
    ['a refusal', { target: messages, headers: { Authorization: '' } }, 401],
    ['what is not valid', { target: `${messages}?page=x` }, 400],
    ['what there is not', { target: '/unknown' }, 404],
  ])('may read %s', async (_, request, status) => {
    const answer = await proxy.send({
      ...request,
      headers: { ...request.headers, Origin: origin },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    expect(answer.headers['access-control-expose-headers']).toContain('X-Request-Id');
    expect(answer.headers.vary).toMatch(/\bOrigin\b/);
  });
});

describe('any other page', () => {
  it.each([
    ['another origin', 'https://evil.example'],
    ['a name that only begins like it', `${origin}.evil.example`],
    ['another scheme', 'http://app.example.com'],
    ['another case', origin.toUpperCase()],
    ['no origin at all', 'null'],
    ['a list', `${origin}, https://evil.example`],
  ])('(%s) gets nothing', async (_, other) => {
    for (const request of [
      { target: messages, method: 'OPTIONS', headers: { ...preflight, Origin: other } },
      { target: messages, headers: { Origin: other } },
    ]) {
      const { headers } = await proxy.send(request);
      expect(listCorsHeaders(headers)).toEqual([]);
      expect(headers.vary).toMatch(/\bOrigin\b/);
    }
  });

  it('gets nothing by default', async () => {
    await using own = await startTestProxy();
    const headers = { ...preflight, Origin: origin };
    const answer = await own.send({ target: messages, method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(listCorsHeaders(answer.headers)).toEqual([]);
    expect(answer.headers).not.toHaveProperty('vary');
  });
});
