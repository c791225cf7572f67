import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeyStore } from '../../src/index.ts';
import { generateApiKey } from '../../src/keys/api-key.ts';
import {
  expectNextRequestServed,
  expectProblem,
  expectRefusal,
} from '../fixtures/expect-refusal.ts';
import {
  consumer,
  createKey,
  json,
  messages,
  startTestProxy,
  type TestProxy,
} from '../fixtures/test-proxy.ts';

let proxy: TestProxy;
beforeAll(async () => {
  proxy = await startTestProxy({ grant: { operations: ['searchOpenAiChatMessages'] } });
});
afterAll(() => proxy[Symbol.asyncDispose]());

describe('a path or method that the specification lacks', () => {
  it.each([
    ['an unknown path', '/api/sys/coworkers'],
    ['the root', '/'],
    ['another case', '/API/sys/openaichatmessages'],
    ['a slash at the end', `${messages}/`],
    ['two slashes', '//api/sys/openaichatmessages'],
    ['a dot segment', '/api/sys/./openaichatmessages'],
    ['two dot segments', `/api/x/../sys/openaichatmessages`],
    ['dot segments in place of an id', `${messages}/../1`],
    ['encoded letters', '/api/sys/%6fpenaichatmessages'],
    ['a whole URL', `http://other.example${messages}`],
  ])('%s is refused', async (_, target) => {
    const answer = await expectRefusal(proxy, { target }, { reason: 'path-unknown' });
    expectProblem(answer, 'path-unknown');
    await expectNextRequestServed(proxy);
  });

  it.each([
    ['PATCH', messages, 'GET, HEAD, POST, PUT, OPTIONS'],
    ['PROPFIND', messages, 'GET, HEAD, POST, PUT, OPTIONS'],
    ['TRACE', messages, 'GET, HEAD, POST, PUT, OPTIONS'],
    ['DELETE', messages, 'GET, HEAD, POST, PUT, OPTIONS'],
    ['PUT', `${messages}/1`, 'GET, HEAD, DELETE, OPTIONS'],
    ['GET', '/api/token', 'POST, OPTIONS'],
    ['HEAD', '/api/token', 'POST, OPTIONS'],
  ])('%s %s is refused and told what is allowed', async (method, target, allowed) => {
    const answer = await expectRefusal(proxy, { method, target }, { reason: 'method-not-allowed' });
    if (method !== 'HEAD') expectProblem(answer, 'method-not-allowed');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allowed);
    await expectNextRequestServed(proxy);
  });
});

describe('a consumer that cannot be told', () => {
  it('is asked for a key where there is none', async () => {
    const request = { target: messages, headers: { Authorization: '' } };
    const answer = await expectRefusal(proxy, request, { reason: 'key-missing' });
    expectProblem(answer, 'key-missing');
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="nexudus-proxy"');
  });

  it.each<[string, (key: string) => string]>([
    ['another scheme', (key) => `Basic ${key}`],
    ['no scheme', (key) => key],
    ['a scheme alone', () => 'Bearer'],
    ['something behind the key', (key) => `Bearer ${key} ${key}`],
    ['a key that nobody has', () => `Bearer ${generateApiKey()}`],
    ['a key with a wrong checksum', (key) => `Bearer ${key.slice(0, -7)}0000000`],
    ['a key in capitals', (key) => `Bearer ${key.toUpperCase()}`],
    ['no key at all', () => 'Bearer x'],
  ])('is refused with %s', async (_, toAuthorization) => {
    const headers = { Authorization: toAuthorization(proxy.key) };
    const answer = await expectRefusal(
      proxy,
      { target: messages, headers },
      { reason: 'key-invalid' },
    );
    expectProblem(answer, 'key-invalid');
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
    await expectNextRequestServed(proxy);
  });
});

describe('a key that opens nothing any more', () => {
  it.each([
    ['expired', new Date(0), false],
    ['revoked', undefined, true],
  ])('(%s) is refused like an unknown one, and recorded with its consumer', async (...row) => {
    const [, expiresAt, isRevoked] = row;
    await using own = await startTestProxy();
    const { keysUrl } = own.settings;
    const key = await createKey(keysUrl, consumer, expiresAt);
    if (isRevoked) await revokeAll(keysUrl);
    const request = { target: messages, headers: { Authorization: `Bearer ${key}` } };
    const answer = await expectRefusal(own, request, { reason: 'key-invalid', consumer });
    expectProblem(answer, 'key-invalid');
    expect(answer.body.toString()).not.toContain(consumer);
  });

  async function revokeAll(url: string): Promise<void> {
    const store = await openKeyStore({ url });
    for (const { id } of await store.list()) await store.revoke(id);
    await store.close();
  }
});

describe('a consumer without a grant', () => {
  it.each([
    ['GET', `${messages}/1`, 'getOpenAiChatMessage'],
    ['POST', messages, 'createOpenAiChatMessage'],
    ['PUT', messages, 'updateOpenAiChatMessage'],
    ['DELETE', `${messages}/1`, 'deleteOpenAiChatMessage'],
    ['POST', '/api/token', 'issueToken'],
  ])('is refused %s %s', async (method, target, operation) => {
    const request = { method, target, headers: json, ...(method === 'GET' ? {} : { body: '{}' }) };
    const signInsBefore = proxy.nexudus.signIns.length;
    const answer = await expectRefusal(proxy, request, {
      reason: 'operation-not-granted',
      consumer,
    });
    expectProblem(answer, 'operation-not-granted');
    expect(answer.body.toString()).toContain(operation);
    expect(proxy.nexudus.signIns).toHaveLength(signInsBefore);
    await expectNextRequestServed(proxy);
  });

  it('is refused when the configuration does not name it', async () => {
    await using own = await startTestProxy();
    const key = await createKey(own.settings.keysUrl, 'stranger');
    const request = { target: messages, headers: { Authorization: `Bearer ${key}` } };
    const answer = await expectRefusal(own, request, {
      ...{ reason: 'operation-not-granted', consumer: 'stranger' },
    });
    expectProblem(answer, 'operation-not-granted');
  });
});
