// Checked by the compiler alone: a line marked as an error that compiles is an error itself.
import { expectTypeOf } from 'vitest';

import { ApiError, basic, bearer, createNexudusClient, NexudusError } from '../src/index.ts';
import type {
  CommandFailedError,
  CommandFailure,
  CommandSuccess,
  NexudusClient,
  OpenAiChatMessage,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
  OperationId,
  PropertyError,
  ThrottledError,
  Token,
  TransportError,
  ValidationError,
} from '../src/index.ts';

declare const maybe: string | undefined;
declare const client: NexudusClient;
declare const summary: OpenAiChatMessageSummary;
declare const record: OpenAiChatMessage;
const { chatMessages } = client;
const input = { Id: 1, BusinessId: 1, Action: 0, Content: '' };

export function options(): void {
  createNexudusClient({ token: 'a' });
  createNexudusClient({ auth: basic('a', 'b'), baseUrl: maybe });
  createNexudusClient({ auth: bearer(() => 'a'), fetch: globalThis.fetch });
  createNexudusClient({ auth: bearer(() => Promise.resolve('a')) });
  // @ts-expect-error one of token and auth is needed
  createNexudusClient({});
  // @ts-expect-error both are too many
  createNexudusClient({ token: 'a', auth: basic('a', 'b') });
  // @ts-expect-error a token that may be missing
  createNexudusClient({ token: maybe });
  // @ts-expect-error a misspelt option
  createNexudusClient({ token: 'a', baseURL: 'https://gate.example' });
  // @ts-expect-error a function belongs into bearer()
  createNexudusClient({ token: () => 'a' });
}

export async function answers(): Promise<void> {
  expectTypeOf(await chatMessages.search()).toEqualTypeOf<OpenAiChatMessagePage>();
  expectTypeOf(await chatMessages.get(1)).toEqualTypeOf<OpenAiChatMessage>();
  expectTypeOf(await chatMessages.create(input)).toEqualTypeOf<CommandSuccess>();
  expectTypeOf(await chatMessages.update(record)).toEqualTypeOf<CommandSuccess>();
  expectTypeOf(await chatMessages.delete(1)).toEqualTypeOf<CommandSuccess>();
  expectTypeOf((await chatMessages.create(input)).Value.Id).toEqualTypeOf<number>();
}

export async function search(): Promise<void> {
  const { signal } = new AbortController();
  await chatMessages.search(
    { page: 1, direction: 'desc' },
    { signal, headers: { traceparent: 'x' } },
  );
  // @ts-expect-error a parameter that does not exist
  await chatMessages.search({ PageNumber: 1 });
  // @ts-expect-error a misspelt filter beside a right one
  await chatMessages.search({ page: 1, OpenAiChatMessage_Busines: 1 });
  // @ts-expect-error a value of the wrong type
  await chatMessages.search({ OpenAiChatMessage_Business: '1' });
  // @ts-expect-error a direction that does not exist
  await chatMessages.search({ dir: -1 });
  // @ts-expect-error a misspelt option of the call
  await chatMessages.search({}, { sginal: signal });
}

export async function ids(): Promise<void> {
  // @ts-expect-error a string is no id
  await chatMessages.get('1');
  // @ts-expect-error an id is needed
  await chatMessages.delete();
}

export async function create(): Promise<void> {
  await chatMessages.create({ BusinessId: 1, Action: 0, Content: '', UserId: 2 });
  // @ts-expect-error Action is needed
  await chatMessages.create({ BusinessId: 1, Content: '' });
  // @ts-expect-error a misspelt property
  await chatMessages.create({ BusinessId: 1, Action: 0, Content: '', UserID: 2 });
  // @ts-expect-error a property that is read-only
  await chatMessages.create({ BusinessId: 1, Action: 0, Content: '', Rating: 5 });
}

export async function update(): Promise<void> {
  await chatMessages.update(record);
  await chatMessages.update({ ...record, Content: 'changed', UserId: null });
  await chatMessages.update(Object.freeze({ ...record }));
  // @ts-expect-error a search result lacks Action
  await chatMessages.update(summary);
  // @ts-expect-error a changed search result still does
  await chatMessages.update({ ...summary, Content: 'changed' });
  // @ts-expect-error Id is needed
  await chatMessages.update({ BusinessId: 1, Action: 0, Content: '' });
  // @ts-expect-error a misspelt property
  await chatMessages.update({ Id: 1, BusinessId: 1, Action: 0, Content: '', UserID: 2 });
  // @ts-expect-error a property that is read-only
  await chatMessages.update({ Id: 1, BusinessId: 1, Action: 0, Content: '', Rating: 5 });
}

export async function raw(): Promise<void> {
  const item = '/api/sys/openaichatmessages/{id}';
  const { data, response } = await client.GET(item, { params: { path: { id: 1 } } });
  expectTypeOf(data).toExtend<OpenAiChatMessage | undefined>();
  expectTypeOf(response).toEqualTypeOf<Response>();
  const page = await client.GET('/api/sys/openaichatmessages');
  expectTypeOf(page.data).toEqualTypeOf<OpenAiChatMessagePage | undefined>();
  const created = await client.POST('/api/sys/openaichatmessages', { body: input });
  if (created.data?.WasSuccessful === true) {
    expectTypeOf(created.data.Value.Id).toEqualTypeOf<number>();
  } else {
    expectTypeOf(created.data).toExtend<Pick<CommandFailure, 'Message' | 'Errors'> | undefined>();
  }
  const issued = await client.POST('/api/token', {
    body: { grant_type: 'refresh_token', refresh_token: 'x' },
  });
  expectTypeOf(issued.data).toEqualTypeOf<Token | undefined>();
  // @ts-expect-error a path that does not exist
  await client.GET('/api/sys/openaichatmessage');
  // @ts-expect-error a method that the path lacks
  await client.PUT(item, { params: { path: { id: 1 } } });
  // @ts-expect-error the id is needed
  await client.GET(item);
  // @ts-expect-error a grant that does not exist
  await client.POST('/api/token', { body: { grant_type: 'pasword' } });
}

export function errors(error: unknown): void {
  if (error instanceof NexudusError) {
    expectTypeOf(error).not.toHaveProperty('status');
  }
  if (error instanceof ApiError) {
    expectTypeOf(error.status).toEqualTypeOf<number>();
    expectTypeOf(error.requestId).toEqualTypeOf<string | undefined>();
    expectTypeOf(error.operationId).toEqualTypeOf<OperationId | undefined>();
  }
  expectTypeOf<ValidationError['errors']>().toEqualTypeOf<readonly PropertyError[]>();
  expectTypeOf<ValidationError['body']>().toEqualTypeOf<CommandFailure | undefined>();
  expectTypeOf<CommandFailedError['body']>().toEqualTypeOf<CommandFailure>();
  expectTypeOf<ThrottledError['retryAfterMs']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<TransportError>().not.toHaveProperty('status');
}
