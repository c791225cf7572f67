import { afterEach, describe, expect, test, vi } from 'vitest';

import { basic, createNexudusClient, TransportError } from '../src/index.ts';
import { record } from './fixtures/messages.ts';
import { createStubFetch, jsonResponse } from './fixtures/stub-fetch.ts';

/** The function as JavaScript calls it, past what the types would refuse. */
const createUntyped = createNexudusClient as (options: unknown) => unknown;
const item = '/api/sys/openaichatmessages/{id}';
const params = { path: { id: 1 } };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('createNexudusClient', () => {
  test.each([
    [{}, /exactly one of `token` and `auth`/],
    [{ token: undefined }, /exactly one of `token` and `auth`/],
    [{ token: 'a', auth: basic('a', 'b') }, /exactly one of `token` and `auth`/],
    [{ token: null }, /^The token must be/],
    [{ token: '' }, /^The token must be/],
    [{ auth: 'token' }, /`auth` must be made by/],
    [{ token: 'a', baseUrl: 'nonsense' }, /baseUrl must be/],
  ])('refuses %o', (options, message) => {
    expect(() => createUntyped(options)).toThrow(TypeError);
    expect(() => createUntyped(options)).toThrow(message);
  });

  test.each([
    ['https://gate.example', 'https://gate.example/api/sys/openaichatmessages/1'],
    ['https://gate.example/', 'https://gate.example/api/sys/openaichatmessages/1'],
    ['https://gate.example/a/b//', 'https://gate.example/a/b/api/sys/openaichatmessages/1'],
  ])('appends paths to %s', async (baseUrl, url) => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ baseUrl, token: 'token-1', fetch });
    await client.chatMessages.get(1);
    await client.GET(item, { params });
    expect(sent.map((request) => request.url)).toEqual([url, url]);
    expect(sent[0]?.headers).toHaveProperty('authorization', 'Bearer token-1');
  });

  test('uses the global fetch of the moment by default', async () => {
    const client = createNexudusClient({ token: 'token-1' });
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    vi.stubGlobal('fetch', fetch);
    await client.chatMessages.get(1);
    expect(sent).toHaveLength(1);
  });
});

describe('the raw methods', () => {
  test('yield any answer as data, error and response', async () => {
    const answers = [jsonResponse(record), jsonResponse({ type: 'x' }, { status: 403 })];
    const { fetch } = createStubFetch(() => answers.shift() ?? Response.error());
    const client = createNexudusClient({ token: 'token-1', fetch });
    const good = await client.GET(item, { params });
    const bad = await client.GET(item, { params });
    expect(good.data).toEqual(record);
    expect(good.error).toBeUndefined();
    expect(bad.data).toBeUndefined();
    expect(bad.error).toEqual({ type: 'x' });
    expect(bad.response.status).toBe(403);
  });

  test('reject with a TransportError when there is no answer', async () => {
    const cause = new TypeError('fetch failed');
    const client = createNexudusClient({ token: 'token-1', fetch: () => Promise.reject(cause) });
    const call = client.GET(item, { params });
    await expect(call).rejects.toBeInstanceOf(TransportError);
    await expect(call).rejects.toMatchObject({ cause });
    await expect(call).rejects.not.toHaveProperty('status');
  });

  test('share middleware with the typed methods, until it is ejected', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ token: 'token-1', fetch });
    const tag = {
      onRequest({ request }: { request: Request }) {
        request.headers.set('X-Team', 'billing');
      },
    };
    client.use(tag);
    await client.GET(item, { params });
    await client.chatMessages.get(1);
    client.eject(tag);
    await client.chatMessages.get(1);
    expect(sent.map(({ headers }) => headers['x-team'])).toEqual(['billing', 'billing', undefined]);
  });
});
