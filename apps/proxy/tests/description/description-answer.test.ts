import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../fixtures/expect-refusal.ts';
import { startTestProxy, type TestProxy } from '../fixtures/test-proxy.ts';
import description from '../../src/description/generated/openapi.json' with { type: 'json' };

const target = '/openapi.json';
const withoutKey = { Authorization: '' };

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy();
});
afterAll(() => proxy[Symbol.asyncDispose]());

describe('/openapi.json', () => {
  it('is the description of the proxy, for anybody, and on record', async () => {
    const { status, headers, body } = await proxy.send({ target, headers: withoutKey });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(body.byteLength),
      'cache-control': 'public, no-cache',
    });
    expect(JSON.parse(body.toString())).toEqual(description);
    const entries = await proxy.readAudit(headers['x-request-id']);
    expect(entries).toMatchObject([{ phase: 'outcome', decision: 'allowed', method: 'GET' }]);
    expect(entries[0]).not.toHaveProperty('operation');
    expect(proxy.nexudus.requests).toEqual([]);
  });

  it('answers HEAD with the same headers and nothing else', async () => {
    const get = await proxy.send({ target, headers: withoutKey });
    const head = await proxy.send({ method: 'HEAD', target, headers: withoutKey });
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers[name]).toBe(get.headers[name]);
  });

  it('is not sent to somebody who has it', async () => {
    const { headers } = await proxy.send({ target, headers: withoutKey });
    const again = (tag: string) =>
      proxy.send({ target, headers: { ...withoutKey, 'If-None-Match': tag } });
    const tag = String(headers.etag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*'])
      expect(await again(known)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(await again('"other"')).toMatchObject({ status: 200 });
  });

  it('says which methods it takes, and takes no other', async () => {
    const Allow = 'GET, HEAD, OPTIONS';
    const options = await proxy.send({ method: 'OPTIONS', target, headers: withoutKey });
    expect(options).toMatchObject({ status: 204, headers: { allow: Allow } });
    const post = await proxy.send({ method: 'POST', target, body: '{}' });
    expectProblem(post, 'method-not-allowed');
    expect(post.headers['allow']).toBe(Allow);
  });

  it.each(['/openapi.json/', '/OpenAPI.json', '//openapi.json', '/openapi%2ejson'])(
    'has one name, which is not %s',
    async (other) => {
      expectProblem(await proxy.send({ target: other }), 'path-unknown');
    },
  );
});
