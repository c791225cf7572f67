import { describe, expect, test } from 'vitest';

import { basic, bearer, createNexudusClient } from '../../src/index.ts';
import { record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

const item = '/api/sys/openaichatmessages/{id}';
const params = { path: { id: 1 } };

describe('the credential', () => {
  test.each([
    ['a token', { token: 'token-1' }, 'Bearer token-1'],
    ['bearer()', { auth: bearer(() => Promise.resolve('token-2')) }, 'Bearer token-2'],
    ['basic()', { auth: basic('test', '123£') }, 'Basic dGVzdDoxMjPCow=='],
  ])('of %s goes with typed and raw calls', async (_title, options, authorization) => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ ...options, fetch });
    await client.chatMessages.get(1);
    await client.GET(item, { params });
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual([
      authorization,
      authorization,
    ]);
  });

  test.each([
    ['another host', 'https://evil.example'],
    ['another port', 'https://spaces.nexudus.com:8443'],
    ['another scheme', 'http://spaces.nexudus.com'],
    ['a host that begins alike', 'https://spaces.nexudus.com.evil.example'],
  ])('does not go to %s', async (_title, baseUrl) => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ token: 'token-1', fetch });
    await client.GET(item, { params, baseUrl });
    expect(sent[0]?.url).toBe(`${baseUrl}/api/sys/openaichatmessages/1`);
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  test('does not follow where middleware redirects a request', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ token: 'token-1', fetch });
    client.use({ onRequest: ({ request }) => new Request('https://evil.example/', request) });
    await client.chatMessages.get(1);
    expect(sent[0]).toMatchObject({ url: 'https://evil.example/' });
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  test('is renewed once for a call, however often an authentication offers it', async () => {
    const answers = Array.from({ length: 9 }, () => new Response(null, { status: 401 }));
    const { fetch, sent } = createStubFetch(() => answers.shift() ?? jsonResponse(record));
    const refused: boolean[] = [];
    const auth = {
      authorization: () => Promise.resolve('Bearer token-1'),
      renew({ isReplay }: { isReplay: boolean }) {
        refused.push(isReplay);
        return Promise.resolve(true);
      },
    };
    const { chatMessages } = createNexudusClient({ auth, fetch });
    await expect(chatMessages.get(1)).rejects.toMatchObject({ name: 'PermissionError' });
    expect(sent).toHaveLength(2);
    expect(refused).toEqual([false, true]);
  });

  test('is never seen by middleware, neither before nor after the answer', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ token: 'token-1', fetch });
    const seen: (string | null)[] = [];
    client.use({
      onRequest({ request }) {
        seen.push(request.headers.get('Authorization'));
      },
      onResponse({ request }) {
        seen.push(request.headers.get('Authorization'));
      },
    });
    await client.chatMessages.get(1);
    expect(seen).toEqual([null, null]);
    expect(sent[0]?.headers).toHaveProperty('authorization', 'Bearer token-1');
  });

  test('wins over a header that a caller sets', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const client = createNexudusClient({ token: 'token-1', fetch });
    await client.chatMessages.get(1, { headers: { Authorization: 'Bearer other' } });
    expect(sent[0]?.headers).toHaveProperty('authorization', 'Bearer token-1');
  });

  test('that cannot be had makes the call reject with the reason, and sends nothing', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    const reason = new Error('the vault is sealed');
    const client = createNexudusClient({ auth: bearer(() => Promise.reject(reason)), fetch });
    await expect(client.chatMessages.get(1)).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });
});
