import { describe, expect, test } from 'vitest';

import { createNexudusClient } from '../../src/index.ts';
import type { ChatMessages } from '../../src/index.ts';
import { page, record, success } from '../fixtures/messages.ts';
import { createStubFetch, jsonResponse } from '../fixtures/stub-fetch.ts';

const collection = 'https://spaces.nexudus.com/api/sys/openaichatmessages';
const headers = { accept: 'application/json', authorization: 'Bearer token-1' };
const withBody = { ...headers, 'content-type': 'application/json' };
const message = { BusinessId: 4711, Action: 1, Content: 'Grüße & "mehr"' };

interface Row {
  readonly title: string;
  readonly call: (messages: ChatMessages) => Promise<unknown>;
  readonly answer: unknown;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

const rows: Row[] = [
  {
    title: 'search without a query',
    call: (messages) => messages.search(),
    answer: page,
    method: 'GET',
    url: collection,
    headers,
  },
  {
    title: 'search with filters, encoded and without those left undefined',
    call: (messages) =>
      messages.search({
        page: 2,
        dir: 0,
        OpenAiChatMessage_Business: 4711,
        OpenAiChatMessage_AiChannelSession_Coworker_FullName: 'Zoë & Söhne=+?',
        from_OpenAiChatMessage_CreatedOn: '2025-01-01T00:00',
      }),
    answer: page,
    method: 'GET',
    url:
      `${collection}?page=2&dir=0&OpenAiChatMessage_Business=4711` +
      '&OpenAiChatMessage_AiChannelSession_Coworker_FullName=Zo%C3%AB%20%26%20S%C3%B6hne%3D%2B%3F' +
      '&from_OpenAiChatMessage_CreatedOn=2025-01-01T00%3A00',
    headers,
  },
  {
    title: 'get',
    call: (messages) => messages.get(87654321),
    answer: record,
    method: 'GET',
    url: `${collection}/87654321`,
    headers,
  },
  {
    title: 'create',
    call: (messages) => messages.create(message),
    answer: success,
    method: 'POST',
    url: collection,
    headers: withBody,
    body: message,
  },
  {
    title: 'update, without an id in the path',
    call: (messages) => messages.update({ Id: 5, ...message }),
    answer: success,
    method: 'PUT',
    url: collection,
    headers: withBody,
    body: { Id: 5, ...message },
  },
  {
    title: 'delete',
    call: (messages) => messages.delete(Number.MAX_SAFE_INTEGER),
    answer: success,
    method: 'DELETE',
    url: `${collection}/9007199254740991`,
    headers,
  },
];

describe('chatMessages', () => {
  test.each(rows)('sends $title and yields the answer', async (row) => {
    const stub = createStubFetch(() => jsonResponse(row.answer));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });

    await expect(row.call(chatMessages)).resolves.toEqual(row.answer);
    expect(stub.sent).toEqual([
      {
        method: row.method,
        url: row.url,
        headers: row.headers,
        redirect: 'manual',
        body: row.body === undefined ? '' : JSON.stringify(row.body),
      },
    ]);
  });

  test.each(rows)('sends the headers of a call with $title', async (row) => {
    const stub = createStubFetch(() => jsonResponse(row.answer));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });
    const traced: ChatMessages = {
      search: (query) => chatMessages.search(query, { headers: { traceparent: '00-ab-cd-01' } }),
      get: (id) => chatMessages.get(id, { headers: new Headers({ traceparent: '00-ab-cd-01' }) }),
      create: (input) => chatMessages.create(input, { headers: { traceparent: '00-ab-cd-01' } }),
      update: (input) => chatMessages.update(input, { headers: { traceparent: '00-ab-cd-01' } }),
      delete: (id) => chatMessages.delete(id, { headers: { traceparent: '00-ab-cd-01' } }),
    };

    await row.call(traced);
    expect(stub.sent[0]?.headers).toEqual({ ...row.headers, traceparent: '00-ab-cd-01' });
  });
});
