// Checked by the compiler alone: a line marked as an error that compiles is an error itself.
import { expectTypeOf } from 'vitest';

import { PagingError } from '../../src/index.ts';
import type {
  ApiPromise,
  ChangeMessage,
  ChatMessageChanges,
  ChatMessageFilter,
  ChatMessageIteration,
  ChatMessageListing,
  ChatMessageProgress,
  ChatMessages,
  ChatMessageSearch,
  CommandSuccess,
  IterateFullOptions,
  IterateOptions,
  NexudusError,
  OpenAiChatMessage,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
  UpdateOptions,
  UtcTime,
} from '../../src/index.ts';

declare const messages: ChatMessages;
declare const summary: OpenAiChatMessageSummary;
declare const record: OpenAiChatMessage;
declare const maybe: string | undefined;

export async function filters(): Promise<void> {
  const found = messages.search({
    ...{ businesses: 1, user: 2, session: 3, externalIdentifier: 'a', customer: '4' },
    ...{ channel: maybe, role: 'user', responder: 'Front Desk', action: 1, content: 'a' },
    ...{ rating: 3, ratingFrom: 1, ratingTo: 5, orderBy: 'CreatedOn', direction: 'asc' },
    ...{ createdFromUtc: new Date(), createdToUtc: '2025-01-31', page: 1, size: 10 },
  });
  expectTypeOf(found).toEqualTypeOf<ApiPromise<OpenAiChatMessagePage>>();
  await messages.search({ businesses: [1] });
  // @ts-expect-error several businesses are for iterate
  await messages.search({ businesses: [1, 2] });
  // @ts-expect-error a list may be of several, or of none
  await messages.search({ businesses: [1].filter((id) => id > 0) });
  // @ts-expect-error a misspelt condition
  await messages.search({ chanel: 'Email' });
  // @ts-expect-error a misspelt condition beside a right one
  await messages.search({ page: 1, chanel: 'Email' });
  // @ts-expect-error a parameter's own name
  await messages.search({ OpenAiChatMessage_Channel: 'Email' });
  // @ts-expect-error a time whose zone is not said
  await messages.search({ createdFrom: '2025-01-01' });
  // @ts-expect-error a time is no number
  await messages.search({ createdFromUtc: 0 });
  // @ts-expect-error null is no condition: the API cannot be asked for it
  await messages.search({ channel: null });
  // @ts-expect-error an id of a business is a number
  await messages.search({ businesses: '1' });
  // @ts-expect-error so are several
  await messages.iterate({ businesses: ['1'] }).collect();
  // @ts-expect-error the id of a customer is a text
  await messages.search({ customer: 55012 });
  // @ts-expect-error one rating; a range has words of its own
  await messages.search({ rating: [1, 5] });
}

export async function order(): Promise<void> {
  await messages.search({ orderBy: 'Action', direction: 'desc' });
  // @ts-expect-error a field is written as records have it
  await messages.search({ orderBy: 'createdOn' });
  // @ts-expect-error no field of a record
  await messages.search({ orderBy: 'Relevance' });
  // @ts-expect-error a direction is a word
  await messages.search({ direction: 1 });
  // @ts-expect-error one of two words
  await messages.search({ direction: 'descending' });
}

export async function iteration(): Promise<void> {
  const summaries = messages.iterate({ businesses: [1, 2] }, { lookAhead: false, maxPages: 3 });
  expectTypeOf(summaries).toEqualTypeOf<ChatMessageIteration<OpenAiChatMessageSummary>>();
  for await (const found of summaries) {
    expectTypeOf(found).toEqualTypeOf<OpenAiChatMessageSummary>();
    expectTypeOf(found).not.toHaveProperty('Action');
  }
  expectTypeOf(await summaries.collect()).toEqualTypeOf<OpenAiChatMessageSummary[]>();
  const missing: OpenAiChatMessageSummary[] = [];
  const onMissing = (found: OpenAiChatMessageSummary): unknown => missing.push(found);
  const records = messages.iterateFull({}, { concurrency: 2, onMissing });
  expectTypeOf(await records.collect({ limit: 1 })).toEqualTypeOf<OpenAiChatMessage[]>();
  // @ts-expect-error pages are turned by the iteration
  messages.iterate({ page: 2 });
  // @ts-expect-error a misspelt condition
  messages.iterate({ chanel: 'Email' });
  // @ts-expect-error a misspelt option
  messages.iterate({}, { lookahead: false });
  // @ts-expect-error summaries are not read one by one
  messages.iterate({}, { concurrency: 2 });
  // @ts-expect-error as many as a number says
  messages.iterateFull({}, { concurrency: '2' });
  // @ts-expect-error a misspelt option
  await summaries.collect({ max: 1 });
  expectTypeOf(summaries).not.toHaveProperty('withResponse');
}

export async function full(): Promise<void> {
  expectTypeOf(messages.getFull(summary)).toEqualTypeOf<ApiPromise<OpenAiChatMessage>>();
  // @ts-expect-error an id alone belongs into get()
  await messages.getFull(1);
  // @ts-expect-error a summary belongs into getFull()
  await messages.get(summary);
}

export async function update(): Promise<void> {
  const change = (): ChatMessageChanges => ({ Content: 'changed' });
  expectTypeOf(messages.update(1, change)).toEqualTypeOf<ApiPromise<CommandSuccess>>();
  expectTypeOf(messages.update(record)).toEqualTypeOf<ApiPromise<CommandSuccess>>();
  const readBack = { readBack: true } as const;
  expectTypeOf(messages.update(1, change, readBack)).toEqualTypeOf<ApiPromise<OpenAiChatMessage>>();
  expectTypeOf(messages.update(record, readBack)).toEqualTypeOf<ApiPromise<OpenAiChatMessage>>();
  await messages.update(1, ({ Content }) => ({ Content: `${Content}!`, UserId: null }));
  await messages.update(1, (before) => ({ ...before, Content: 'changed' }));
  await messages.update(1, () => Promise.resolve({ Content: 'changed' }));
  // @ts-expect-error a search result lacks Action
  await messages.update(summary);
  // @ts-expect-error a changed search result still does
  await messages.update({ ...summary, Content: 'changed' }, readBack);
  // @ts-expect-error an id alone says not what to change
  await messages.update(1);
  // @ts-expect-error an id needs a function, so that it is told of the record
  await messages.update(1, { Content: 'changed' });
  // @ts-expect-error a record is changed before it is given
  await messages.update(record, change);
  // @ts-expect-error a field that is read-only
  await messages.update(1, () => ({ Rating: 5 }));
  // @ts-expect-error a misspelt field
  await messages.update(1, () => ({ content: 'changed' }));
  // @ts-expect-error a field that cannot be empty
  await messages.update(1, () => ({ Content: null }));
  // @ts-expect-error a function that says nothing
  await messages.update(1, () => undefined);
  await messages.update(1, (before) => {
    // @ts-expect-error the record is given to look at
    before.Content = 'changed';
    return {};
  });
  // @ts-expect-error a misspelt option
  await messages.update(1, change, { readback: true });
}

export function shapes(error: unknown): void {
  expectTypeOf<UtcTime>().toEqualTypeOf<Date | string>();
  expectTypeOf<ChatMessageListing>().toExtend<ChatMessageFilter>();
  expectTypeOf<ChatMessageSearch>().toExtend<ChatMessageListing>();
  expectTypeOf<ChatMessageListing['businesses']>().toEqualTypeOf<
    number | readonly number[] | undefined
  >();
  expectTypeOf<ChatMessageSearch['businesses']>().toEqualTypeOf<
    number | readonly [number] | undefined
  >();
  expectTypeOf<ChatMessageFilter>().not.toHaveProperty('page');
  expectTypeOf<ChatMessageListing>().not.toHaveProperty('page');
  expectTypeOf<IterateFullOptions>().toExtend<IterateOptions>();
  expectTypeOf<ChatMessageChanges>().not.toHaveProperty('Id');
  expectTypeOf<ChangeMessage>().parameter(0).toEqualTypeOf<Readonly<OpenAiChatMessage>>();
  expectTypeOf<UpdateOptions['checkUnchanged']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<keyof ChatMessageProgress>().toEqualTypeOf<
    'messages' | 'totalMessages' | 'totalPages'
  >();
  expectTypeOf<PagingError>().toExtend<NexudusError>();
  if (error instanceof PagingError) expectTypeOf(error.attempts).toEqualTypeOf<number>();
}
