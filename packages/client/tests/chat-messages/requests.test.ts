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
        direction: 'asc',
        businesses: 4711,
        customerName: 'Zoë & Söhne=+?',
        createdFromUtc: '2025-01-01T00:00',
        channel: undefined,
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
    call: (messages) => messages.update({ ...record, ...message }, { checkUnchanged: false }),
    answer: success,
    method: 'PUT',
    url: collection,
    headers: withBody,
    body: { Id: record.Id, ...message, UserId: null, AiChannelSessionId: 90210 },
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

  test('sends the headers of a call', async () => {
    const stub = createStubFetch(() => jsonResponse(record));
    const { chatMessages } = createNexudusClient({ token: 'token-1', fetch: stub.fetch });
    await chatMessages.get(1, { headers: { traceparent: '00-ab-cd-01' } });
    await chatMessages.getFull(record, { headers: new Headers({ traceparent: '00-ab-cd-01' }) });
    expect(stub.sent.map((request) => request.headers['traceparent'])).toEqual([
      '00-ab-cd-01',
      '00-ab-cd-01',
    ]);
    expect(stub.sent[1]?.url).toBe(`${collection}/${record.Id}`);
  });
});
