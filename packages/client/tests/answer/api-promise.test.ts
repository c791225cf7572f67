import { describe, expect, test } from 'vitest';

import { createNexudusClient, ServerError } from '../../src/index.ts';
import { empty } from '../fixtures/answers.ts';
import { record } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';
import { createVirtualClock } from '../fixtures/virtual-clock.ts';

describe('withResponse', () => {
  test('yields the data with all that is known of the exchange', async () => {
    const clock = createVirtualClock();
    const answers = [
      empty(503, { headers: { 'Retry-After': '2' } }),
      jsonResponse(record, { headers: { 'X-Request-Id': 'req-7', 'X-Other': 'x' } }),
    ];
    const { fetch } = createStubFetch(() => answers.shift() ?? Response.error());
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch, clock });
    const call = chatMessages.get(1);
    const { response, ...rest } = await clock.settle(call.withResponse());
    expect(rest).toEqual({ data: record, requestId: 'req-7', attempts: 2, durationMs: 2000 });
    expect(response.headers.get('X-Other')).toBe('x');
    await expect(call).resolves.toBe(rest.data);
  });

  test('rejects as the call does, and no other promise is left to be handled', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const { fetch } = createStubFetch(() => empty(500));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch, retries: false });
    await expect(chatMessages.get(1).withResponse()).rejects.toBeInstanceOf(ServerError);
    await expect(chatMessages.get(1)).rejects.toBeInstanceOf(ServerError);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
  });

  test('leaves the promise a promise', async () => {
    const { fetch } = createStubFetch(() => jsonResponse(record));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    expect(chatMessages.get(1)).toBeInstanceOf(Promise);
    await expect(chatMessages.get(1).then(({ Id }) => Id)).resolves.toBe(record.Id);
  });
});
