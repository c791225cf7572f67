import { describe, expect, test } from 'vitest';

import {
  createNexudusClient,
  OutcomeUnknownError,
  UnexpectedResponseError,
} from '../../src/index.ts';
import { empty, html } from '../fixtures/answers.ts';
import { errorOf, writes } from '../fixtures/calls.ts';
import type { Method } from '../fixtures/calls.ts';
import { page, record, success } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

describe('an answer', () => {
  test.each<[Method, unknown]>([
    ['search', record],
    ['search', { ...page, Records: null }],
    ['search', { ...page, TotalPages: undefined }],
    ['get', page],
    ['get', success],
    ['get', { ...record, Id: '87654321' }],
    ['create', record],
    ['create', { ...success, Value: null }],
    ['update', { ...success, WasSuccessful: undefined }],
    ['delete', record],
    ['get', { ...record, Status: 500 }],
    ['create', { ...success, Status: 500 }],
    ['delete', { ...success, Status: '404' }],
  ])('%s does not take %o for its answer', async (method, body) => {
    const error = await errorOf(method, () => jsonResponse(body));
    const cause = error instanceof OutcomeUnknownError ? error.cause : error;
    expect(cause).toBeInstanceOf(UnexpectedResponseError);
    expect(error instanceof OutcomeUnknownError).toBe(writes.includes(method));
  });

  test.each(['X-Request-Id', 'x-request-id'])('keeps the request id of %s', async (header) => {
    const headers = { [header]: 'req-7' };
    const refusal = await errorOf('get', () => empty(401, { headers }));
    const nonsense = await errorOf('get', () => empty(200, { headers }));
    expect(refusal).toMatchObject({ requestId: 'req-7' });
    expect(nonsense).toMatchObject({ requestId: 'req-7' });
    expect(refusal).toHaveProperty('message', expect.stringContaining('req-7'));
  });

  test('says of a 401 that a role may be missing', async () => {
    const error = await errorOf('search', () => empty(401));
    expect(error).toHaveProperty('message', expect.stringContaining('lacks the role'));
  });

  test('ignores members of a problem that have the wrong type', async () => {
    const answer = (): Response =>
      jsonResponse(
        { title: 1, status: '403', detail: null },
        {
          status: 403,
          headers: { 'Content-Type': 'application/problem+json' },
        },
      );
    expect(await errorOf('get', answer)).toMatchObject({ problem: { type: 'about:blank' } });
  });

  test('lets middleware see and replace the answer of a typed method', async () => {
    const { fetch } = createStubFetch(() => html(200));
    const client = createNexudusClient({ token: 'token-1', fetch });
    client.use({ onResponse: () => jsonResponse(record) });
    await expect(client.chatMessages.get(1)).resolves.toEqual(record);
  });

  test('passes on what middleware throws', async () => {
    const { fetch } = createStubFetch(() => empty(500));
    const client = createNexudusClient({ token: 'token-1', fetch });
    const own = new Error('own');
    client.use({
      onResponse() {
        throw own;
      },
    });
    await expect(client.chatMessages.get(1)).rejects.toBe(own);
  });
});
