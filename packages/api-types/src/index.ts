import type { components, operations } from './generated/openapi.ts';

export type { components, operations, paths } from './generated/openapi.ts';

type Schemas = components['schemas'];

/** A complete message, as `getOpenAiChatMessage` returns it. The only safe base of an update. */
export type OpenAiChatMessage = Schemas['OpenAiChatMessage'];
/** A message as `searchOpenAiChatMessages` returns it: without `Action`, so no base of an update. */
export type OpenAiChatMessageSummary = Schemas['OpenAiChatMessageSummary'];
/** One page of search results with its envelope. */
export type OpenAiChatMessagePage = Schemas['OpenAiChatMessagePage'];
/** What `createOpenAiChatMessage` takes. */
export type OpenAiChatMessageCreate = Schemas['OpenAiChatMessageCreate'];
/** What `updateOpenAiChatMessage` takes; what is left out may be cleared. */
export type OpenAiChatMessageUpdate = Schemas['OpenAiChatMessageUpdate'];
/** The query parameters of `searchOpenAiChatMessages`. */
export type SearchOpenAiChatMessagesQuery = NonNullable<
  operations['searchOpenAiChatMessages']['parameters']['query']
>;

/** What a command answers with status 200: told apart by `WasSuccessful`. */
export type CommandResult = Schemas['CommandResult'];
export type CommandSuccess = Schemas['CommandSuccess'];
export type CommandFailure = Schemas['CommandFailure'];
/** A command that failed because of its input: `Errors` is never null. */
export type ValidationFailure = Schemas['ValidationFailure'];
/** One property that was refused, and why. */
export type ValidationError = Schemas['ValidationError'];

/** What `issueToken` takes, form-encoded. */
export type TokenRequest = Schemas['TokenRequest'];
export type Token = Schemas['Token'];
/** What `issueToken` answers with status 400. */
export type TokenError = Schemas['TokenError'];
