import { describe, expect, test } from 'vitest';

import { basic, createCoreClient } from '../src/index.ts';
import { empty } from './fixtures/answers.ts';
import { page, record } from './fixtures/messages.ts';
import { createStubFetch, jsonResponse } from './fixtures/stub-fetch.ts';
import { createVirtualClock } from './fixtures/virtual-clock.ts';

describe('createCoreClient', () => {
  test('searches by the documented parameters', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(page));
    const { search } = createCoreClient({ token: 'token-1', fetch });
    await expect(search({ page: 2, OpenAiChatMessage_Business: 4711 })).resolves.toEqual(page);
    await search();
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?page=2&OpenAiChatMessage_Business=4711',
      '',
    ]);
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer token-1' });
  });

  test('gets a record, and repeats what failed in passing', async () => {
    const clock = createVirtualClock();
    const answers = [empty(503), jsonResponse(record)];
    const { fetch, sent } = createStubFetch(() => answers.shift() ?? Response.error());
    const { get } = createCoreClient({ auth: basic('jane', 'x'), fetch, clock });
    await expect(clock.settle(get(1))).resolves.toEqual(record);
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['NotFoundError', 404],
    ['ValidationError', 400],
    ['AuthenticationError', 401],
  ])('rejects with a %s', async (name, status) => {
    const { fetch } = createStubFetch(() => empty(status));
    const { get } = createCoreClient({ token: 'token-1', fetch });
    await expect(get(1)).rejects.toMatchObject({ name, status, attempts: 1 });
  });

  test('refuses an id that cannot be one before anything is sent', async () => {
    const { fetch, sent } = createStubFetch(() => jsonResponse(record));
    await expect(createCoreClient({ token: 'token-1', fetch }).get(0)).rejects.toThrow(RangeError);
    expect(sent).toEqual([]);
  });
});
