import { describe, expect, test } from 'vitest';

import { bearer, createNexudusClient, TransportError } from '../../src/index.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

/** A `fetch` that never answers, and rejects as the platform's does when it is aborted. */
function hangingFetch(request: Request): Promise<Response> {
  return new Promise((_resolve, reject) => {
    request.signal.addEventListener('abort', () => {
      reject(new Error('what the platform makes of it'));
    });
  });
}

describe('an aborted call', () => {
  test('rejects with an AbortError by default', async () => {
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: hangingFetch });
    const controller = new AbortController();
    const call = chatMessages.get(1, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await expect(call).rejects.toBeInstanceOf(DOMException);
  });

  test('rejects with the reason that was given', async () => {
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: hangingFetch });
    const controller = new AbortController();
    const call = chatMessages.search({}, { signal: controller.signal });
    const reason = new Error('the user left');
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  });

  test('sends nothing when it was aborted before', async () => {
    const stub = createStubFetch(() => jsonResponse({}));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });
    const call = chatMessages.delete(1, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(stub.sent).toEqual([]);
  });

  test('does not wait for a token that never comes', async () => {
    const auth = bearer(() => new Promise<string>(() => undefined));
    const { chatMessages } = createNexudusClient({ auth, fetch: hangingFetch });
    const controller = new AbortController();
    const call = chatMessages.get(1, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  test.each([200, 500])(
    'rejects with the reason while the body of a %i is read',
    async (status) => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const body = new ReadableStream<Uint8Array>({
        pull(stream) {
          controller.abort(reason);
          stream.error(new TypeError('terminated'));
        },
      });
      const fetch = (): Promise<Response> => Promise.resolve(new Response(body, { status }));
      const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
      await expect(chatMessages.get(1, { signal: controller.signal })).rejects.toBe(reason);
    },
  );

  test('an AbortError without an abort is a failed transport', async () => {
    const cause = new DOMException('closed by the peer', 'AbortError');
    const fetch = (): Promise<Response> => Promise.reject(cause);
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch });
    const { signal } = new AbortController();
    const call = chatMessages.get(1, { signal });
    await expect(call).rejects.toBeInstanceOf(TransportError);
    await expect(call).rejects.toMatchObject({ cause });
  });
});
