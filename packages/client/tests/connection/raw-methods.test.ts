import { describe, expect, test } from 'vitest';

import {
  createNexudusClient,
  NexudusError,
  OutcomeUnknownError,
  TransportError,
  UnexpectedResponseError,
} from '../../src/index.ts';
import type { NexudusClient, OperationId } from '../../src/index.ts';
import { record } from '../fixtures/messages.ts';
import { brokenResponse, createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

type Fetch = (request: Request) => Promise<Response>;

const connect = (fetch: Fetch): NexudusClient =>
  createNexudusClient({ token: 'token-1', fetch, retries: false });
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.fail('the call was expected to reject'),
    (reason: unknown) => reason,
  );

const collection = '/api/sys/openaichatmessages';
const item = '/api/sys/openaichatmessages/{id}';
const params = { path: { id: 1 } };
const body = { BusinessId: 1, Action: 0, Content: '' };
const form = { grant_type: 'refresh_token', refresh_token: 's3cret' } as const;

const calls: Record<OperationId, (client: NexudusClient) => Promise<unknown>> = {
  searchOpenAiChatMessages: (client) => client.GET(collection),
  getOpenAiChatMessage: (client) => client.GET(item, { params }),
  createOpenAiChatMessage: (client) => client.POST(collection, { body }),
  updateOpenAiChatMessage: (client) => client.PUT(collection, { body: { Id: 1, ...body } }),
  deleteOpenAiChatMessage: (client) => client.DELETE(item, { params }),
  issueToken: (client) => client.POST('/api/token', { body: form }),
};

describe('a raw call', () => {
  test.each(Object.entries(calls))('of %s is known by that name', async (operationId, call) => {
    const names: unknown[] = [];
    const hooks = {
      onRequest: (attempt: { operationId: unknown }) => names.push(attempt.operationId),
    };
    const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    const client = createNexudusClient({ token: 'token-1', fetch, hooks, retries: false });
    expect(await failureOf(call(client))).toMatchObject({ operationId, attempts: 1 });
    expect(names).toEqual([operationId]);
  });

  test.each([
    ['GET', '/api/token'],
    ['DELETE', collection],
    ['GET', 'constructor'],
    ['PATCH', item],
  ])('of %s %s is no operation', async (method, path) => {
    const untyped = connect(() => Promise.reject(new Error('none'))) as unknown as {
      request(method: string, path: string): Promise<unknown>;
    };
    const error = await failureOf(untyped.request(method, path));
    expect(error).toBeInstanceOf(NexudusError);
    expect(error).toHaveProperty('operationId', undefined);
  });

  test('of the token endpoint may be lost without a doubt: nothing was written', async () => {
    const fetch: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    expect(await failureOf(calls.issueToken(connect(fetch)))).toBeInstanceOf(TransportError);
    expect(await failureOf(calls.createOpenAiChatMessage(connect(fetch)))).toBeInstanceOf(
      OutcomeUnknownError,
    );
  });

  test.each([200, 404, 500])('whose %i breaks off rejects with a typed error', async (status) => {
    const { fetch } = createStubFetch(() => brokenResponse(status));
    const error = await failureOf(calls.getOpenAiChatMessage(connect(fetch)));
    expect(error).toBeInstanceOf(UnexpectedResponseError);
    expect(error).toMatchObject({
      ...{ operationId: 'getOpenAiChatMessage', status, attempts: 1 },
      ...{ contentType: 'application/json', cause: new TypeError('terminated') },
    });
  });

  test('of a write whose answer breaks off has an unknown outcome', async () => {
    const { fetch } = createStubFetch(() => brokenResponse(200));
    const error = await failureOf(calls.deleteOpenAiChatMessage(connect(fetch)));
    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(error).toMatchObject({ cause: { name: 'UnexpectedResponseError' } });
  });

  test('passes on what middleware throws', async () => {
    const reason = new TypeError('the middleware failed');
    const { fetch } = createStubFetch(() => jsonResponse(record));
    const client = connect(fetch);
    client.use({
      onResponse() {
        throw reason;
      },
    });
    expect(await failureOf(calls.getOpenAiChatMessage(client))).toBe(reason);
  });

  test('is deaf to its signal when it is over, unless its body is a stream', async () => {
    for (const parseAs of ['json', 'stream'] as const) {
      const signals: AbortSignal[] = [];
      const fetch: Fetch = ({ signal }) => {
        signals.push(signal);
        return Promise.resolve(jsonResponse(record));
      };
      const controller = new AbortController();
      const { signal } = controller;
      const client = connect(fetch);
      await client.GET(item, { params, parseAs, signal });
      await client.chatMessages.get(1, { signal });
      controller.abort();
      expect(signals.map(({ aborted }) => aborted)).toEqual([parseAs === 'stream', false]);
    }
  });
});
