import { assert, describe, expect, test } from 'vitest';

import {
  ApiError,
  ConflictError,
  createNexudusClient,
  OutcomeUnknownError,
  passwordGrant,
  PermissionError,
} from '../../src/index.ts';
import { errorOf } from '../fixtures/calls.ts';
import type { Method } from '../fixtures/calls.ts';
import { record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

const token = { access_token: 'access', token_type: 'bearer', expires_in: 60, refresh_token: 'r' };

describe('an error', () => {
  test.each([
    [{}, /status 404\./],
    [{ 'X-Request-Id': 'r-1' }, /status 404 \(request id r-1\)\./],
  ])('names the request id where there is one: %o', async (headers, message) => {
    const error = await errorOf('get', () => new Response(null, { status: 404, headers }));
    assert(error instanceof ApiError);
    expect(error.message).toMatch(message);
  });

  test('tells a role that is missing from a refusal of the proxy', async () => {
    const { fetch } = createStubFetch(({ url }) =>
      url.endsWith('/api/token') ? jsonResponse(token) : new Response(null, { status: 401 }),
    );
    const auth = passwordGrant({ username: 'jane@example.com', password: 'not-a-secret' });
    const { chatMessages } = createNexudusClient({ auth, fetch, retries: false });

    const missing: unknown = await chatMessages.get(1).catch((error: unknown) => error);
    const refused = await errorOf('get', () => new Response(null, { status: 403 }));

    assert(missing instanceof PermissionError && refused instanceof PermissionError);
    expect(missing.message).toMatch(/lacks the role/);
    expect(refused.message).not.toMatch(/lacks the role/);
  });

  test.each<[Method, string]>([
    ['create', 'search for the message, newest first'],
    ['update', 'get the record and compare it'],
    ['delete', 'get the record: a NotFoundError means that it is gone'],
  ])('after a %s of unknown outcome says what to check', async (method, check) => {
    const error = await errorOf(method, () => new Response(null, { status: 504 }));
    assert(error instanceof OutcomeUnknownError);
    expect(error.check).toBe(check);
    expect(error.message).toContain(`Before repeating it, ${check}.`);
  });

  test('has a cause where there is one, and else not even the property', async () => {
    const refused = await errorOf('get', () => new Response(null, { status: 404 }));
    const lost = await errorOf('get', () => {
      throw new TypeError('fetch failed');
    });
    expect(Object.hasOwn(refused as object, 'cause')).toBe(false);
    expect(lost).toHaveProperty('cause', new TypeError('fetch failed'));
  });

  test('of a concurrent change carries the record as it is now', async () => {
    const latest = { ...record, Content: 'changed elsewhere', UpdatedOn: '2026-01-01T00:00:00Z' };
    const { fetch, sent } = createStubFetch(() => jsonResponse(latest));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch, retries: false });

    const error: unknown = await chatMessages.update(record).catch((reason: unknown) => reason);

    assert(error instanceof ConflictError);
    expect(error.body).toEqual(latest);
    expect(sent.map(({ method }) => method)).toEqual(['GET']);
  });
});

test('a token is asked for as JSON', async () => {
  const { fetch, sent } = createStubFetch(({ url }) =>
    jsonResponse(url.endsWith('/api/token') ? token : record),
  );
  const auth = passwordGrant({ username: 'jane@example.com', password: 'not-a-secret' });
  await createNexudusClient({ auth, fetch }).chatMessages.get(1);

  expect(sent[0]?.headers['accept']).toBe('application/json');
});
