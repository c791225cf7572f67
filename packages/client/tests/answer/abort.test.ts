import { describe, expect, test } from 'vitest';

import {
  AbortError,
  bearer,
  createNexudusClient,
  TimeoutError,
  TransportError,
} from '../../src/index.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

/** A `fetch` that is aborted while it waits, and rejects with something of its own. */
function abortedFetch(abort: () => void): () => Promise<Response> {
  return () => {
    abort();
    return Promise.reject(new Error('what the platform makes of it'));
  };
}

describe('an aborted call', () => {
  test('rejects with an AbortError by default', async () => {
    const controller = new AbortController();
    const fetch = abortedFetch(() => {
      controller.abort();
    });
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    const call = chatMessages.get(1, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(call).rejects.toBeInstanceOf(AbortError);
    await expect(call).rejects.toHaveProperty('cause', expect.any(DOMException));
  });

  test('keeps the reason that was given as its cause', async () => {
    const controller = new AbortController();
    const reason = new Error('the user left');
    const fetch = abortedFetch(() => {
      controller.abort(reason);
    });
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    const call = chatMessages.search({}, { signal: controller.signal });
    await expect(call).rejects.toBeInstanceOf(AbortError);
    await expect(call).rejects.toMatchObject({ cause: reason, attempts: 1 });
  });

  test('sends nothing when it was aborted before', async () => {
    const stub = createStubFetch(() => jsonResponse({}));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });
    const call = chatMessages.delete(1, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(stub.sent).toEqual([]);
  });

  test.each([
    [
      'while the source is asked',
      (abort: () => void) => {
        abort();
      },
    ],
    ['while the token is awaited', queueMicrotask],
  ])('does not wait for a token that never comes, %s', async (_title, schedule) => {
    const controller = new AbortController();
    const auth = bearer(() => {
      schedule(() => {
        controller.abort();
      });
      return new Promise<string>(() => undefined);
    });
    const stub = createStubFetch(() => jsonResponse({}));
    const { chatMessages } = createNexudusClient({ auth, fetch: stub.fetch });
    const call = chatMessages.get(1, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(stub.sent).toEqual([]);
  });

  test.each([200, 500])('rejects while the body of a %i is read', async (status) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const source = {
      pull(stream: ReadableStreamDefaultController<Uint8Array>): void {
        controller.abort(reason);
        stream.error(new TypeError('terminated'));
      },
    };
    // Nothing is pulled before somebody reads.
    const body = new ReadableStream(source, { highWaterMark: 0 });
    const fetch = (): Promise<Response> => Promise.resolve(new Response(body, { status }));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    const call = chatMessages.get(1, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ name: 'AbortError', cause: reason });
  });

  test('whose signal is a timer rejects with a TimeoutError', async () => {
    const reason = new DOMException('too late', 'TimeoutError');
    const { chatMessages } = createNexudusClient({ token: 'token-1' });
    const call = chatMessages.get(1, { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBeInstanceOf(TimeoutError);
    await expect(call).rejects.toMatchObject({ limit: 'signal', cause: reason, attempts: 0 });
  });

  test('says of a write that was sent that its effect is unknown', async () => {
    const controller = new AbortController();
    const fetch = abortedFetch(() => {
      controller.abort();
    });
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    const { signal } = controller;
    const call = chatMessages.create({ BusinessId: 1, Action: 0, Content: '' }, { signal });
    await expect(call).rejects.toBeInstanceOf(AbortError);
    await expect(call).rejects.toThrow(/it is unknown whether the write took effect/);
  });

  test('an AbortError without an abort is a failed transport', async () => {
    const cause = new DOMException('closed by the peer', 'AbortError');
    const fetch = (): Promise<Response> => Promise.reject(cause);
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch, retries: false });
    const { signal } = new AbortController();
    const call = chatMessages.get(1, { signal });
    await expect(call).rejects.toBeInstanceOf(TransportError);
    await expect(call).rejects.toMatchObject({ cause });
  });
});
