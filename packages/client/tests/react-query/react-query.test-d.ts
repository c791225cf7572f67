// Checked by the compiler alone: a line marked as an error that compiles is an error itself.
import createQueryHooks from 'openapi-react-query';
import { expectTypeOf } from 'vitest';

import { createNexudusClient, NotFoundError } from '../../src/index.ts';
import type { NexudusError, OpenAiChatMessage, OpenAiChatMessagePage } from '../../src/index.ts';
import { createRejectingClient } from '../../src/react-query/create-rejecting-client.ts';

const all = '/api/sys/openaichatmessages';
const one = '/api/sys/openaichatmessages/{id}';
const api = createQueryHooks(createRejectingClient({ token: 'a' }));
const body = { BusinessId: 1, Action: 0, Content: '' };

export function results(): void {
  const list = api.useQuery('get', all, { params: { query: { size: 10 } } });
  expectTypeOf(list.data).toEqualTypeOf<OpenAiChatMessagePage | undefined>();
  // openapi-fetch maps what it yields, so that it is no longer the class, but has its properties.
  expectTypeOf(list.error).toExtend<Pick<NexudusError, 'operationId' | 'attempts'> | null>();
  expectTypeOf(list.error).toExtend<Error | null>();
  const record = api.useSuspenseQuery('get', one, { params: { path: { id: 1 } } });
  expectTypeOf(record.data).toExtend<OpenAiChatMessage>();
  if (record.error instanceof NotFoundError)
    expectTypeOf(record.error.status).toEqualTypeOf<number>();
  const create = api.useMutation('post', all);
  create.mutate({ body });
  expectTypeOf(create.data?.Value.Id).toEqualTypeOf<number | undefined>();
  expectTypeOf(create.data?.WasSuccessful).toEqualTypeOf<true | undefined>();
  expectTypeOf(create.error).toExtend<Error | null>();
  const selected = api.useQuery('get', all, {}, { select: ({ TotalItems }) => TotalItems });
  expectTypeOf(selected.data).toEqualTypeOf<number | undefined>();
}

export function mistakes(): void {
  // @ts-expect-error a path that does not exist
  api.useQuery('get', '/api/sys/openaichatmessage');
  // @ts-expect-error a method that the path lacks
  api.useQuery('put', one, { params: { path: { id: 1 } } });
  // @ts-expect-error the id is needed
  api.useQuery('get', one);
  // @ts-expect-error a parameter of the wrong type
  api.useQuery('get', all, { params: { query: { size: 'ten' } } });
  // @ts-expect-error a body without Action
  api.useMutation('post', all).mutate({ body: { BusinessId: 1, Content: '' } });
  // @ts-expect-error a credential is needed
  createRejectingClient({});
}

export function plain(): void {
  const { data } = createQueryHooks(createNexudusClient({ token: 'a' })).useQuery('get', all);
  expectTypeOf(data).toEqualTypeOf<OpenAiChatMessagePage | undefined>();
}
