import type { Token } from '@nexudus-toolkit/api-types';
import { describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../src/index.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

const formType = 'application/x-www-form-urlencoded';
const token: Token = {
  access_token: 'access-1',
  token_type: 'bearer',
  expires_in: 604_799,
  refresh_token: 'refresh-1',
};
const form = 'grant_type=password&username=jane%40example.com&password=a%26b%3D%2B+%C3%BC';
const body = { grant_type: 'password', username: 'jane@example.com', password: 'a&b=+ ü' } as const;

describe('POST /api/token', () => {
  test.each([
    ['without a word of the caller', {}],
    ['with a header set by the caller', { headers: { 'Content-Type': formType } }],
  ])('is form-encoded and carries no credential, %s', async (_title, init) => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(token));
    const baseUrl = 'https://gate.example/nexudus/';
    const client = createNexudusClient({ baseUrl, token: 'token-1', fetch });

    const { data } = await client.POST('/api/token', { body, ...init });
    expect(data).toEqual(token);
    expect(sent).toEqual([
      {
        method: 'POST',
        url: 'https://gate.example/nexudus/api/token',
        headers: { accept: 'application/json', 'content-type': formType },
        redirect: 'manual',
        body: form,
      },
    ]);
  });

  test('sends the client id of a refresh as a header', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(token));
    const client = createNexudusClient({ token: 'token-1', fetch });
    await client.POST('/api/token', {
      params: { header: { client_id: 'replica-1' } },
      body: { grant_type: 'refresh_token', refresh_token: 'refresh-1' },
    });
    expect(sent[0]).toMatchObject({
      headers: { client_id: 'replica-1' },
      body: 'grant_type=refresh_token&refresh_token=refresh-1',
    });
  });

  test('yields a refused grant as a value', async () => {
    const { fetch } = createStubFetch(() =>
      jsonResponse({ error: 'invalid_grant' }, { status: 400 }),
    );
    const client = createNexudusClient({ token: 'token-1', fetch });
    const { data, error, response } = await client.POST('/api/token', { body });
    expect({ data, error, status: response.status }).toEqual({
      data: undefined,
      error: { error: 'invalid_grant' },
      status: 400,
    });
  });

  test('leaves the bodies of other paths as they are', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(token));
    const client = createNexudusClient({ token: 'token-1', fetch });
    await client.POST('/api/token', { body });
    await client.POST('/api/sys/openaichatmessages', {
      body: { BusinessId: 1, Action: 0, Content: '' },
    });
    expect(sent.map(({ headers }) => headers['content-type'])).toEqual([
      formType,
      'application/json',
    ]);
  });
});
