export { createCoreClient } from './create-core-client.ts';
export type { CoreClient, CoreClientOptions } from './create-core-client.ts';
export { createNexudusClient } from './create-nexudus-client.ts';
export type { NexudusClient } from './create-nexudus-client.ts';
export type { NexudusClientOptions } from './connection/connection-options.ts';

export { bearer } from './connection/authentication.ts';
export type {
  Authentication,
  AuthenticationContext,
  Refused,
  TokenSource,
} from './connection/authentication.ts';
export { basic } from './connection/basic.ts';
export { passwordGrant } from './connection/password-grant.ts';
export type { PasswordGrantOptions } from './connection/password-grant.ts';
export type { StoredToken, TokenStore } from './connection/token-store.ts';

export type { ApiPromise, ApiResponse } from './answer/api-promise.ts';
export type { CallOptions } from './answer/call-options.ts';
export type { Clock } from './answer/clock.ts';
export type { ProblemDetails } from './answer/problem-details.ts';
export type { ChatMessageCalls } from './chat-messages/chat-message-calls.ts';
export type { ChatMessages, IterateFullOptions } from './chat-messages/chat-messages.ts';
export type {
  ChatMessageFilter,
  ChatMessageListing,
  ChatMessageSearch,
  UtcTime,
} from './chat-messages/filter.ts';
export type { ChatMessageIteration } from './chat-messages/iteration/chat-message-iteration.ts';
export type { IterateOptions } from './chat-messages/iteration/iterate.ts';
export { PagingError } from './chat-messages/iteration/paging-error.ts';
export type { ChatMessageProgress } from './chat-messages/iteration/progress.ts';
export type { ChatMessageChanges } from './chat-messages/update-body.ts';
export type { ChangeMessage, UpdateOptions } from './chat-messages/update-safely.ts';

export { AbortError } from './errors/abort-error.ts';
export { ApiError } from './errors/api-error.ts';
export type { Refusal } from './errors/api-error.ts';
export { CommandFailedError, ValidationError } from './errors/command-errors.ts';
export { NexudusError } from './errors/nexudus-error.ts';
export type { CallFacts, OperationId } from './errors/nexudus-error.ts';
export { OutcomeUnknownError } from './errors/outcome-unknown-error.ts';
export {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionError,
  ServerError,
} from './errors/status-errors.ts';
export { ThrottledError } from './errors/throttled-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export type { TimeLimit } from './errors/timeout-error.ts';
export { TransportError } from './errors/transport-error.ts';
export { UnexpectedResponseError } from './errors/unexpected-response-error.ts';
export type { UnexpectedResponse } from './errors/unexpected-response-error.ts';

export type {
  Attempt,
  AttemptAnswer,
  AttemptFailure,
  Hooks,
  Retry,
} from './observability/hooks.ts';
export { documentedLimits } from './pacing/documented-limits.ts';
export type { PacingLimits, RequestLimit } from './pacing/pacing-limits.ts';

export type {
  CommandFailure,
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
  SearchOpenAiChatMessagesQuery,
  Token,
  TokenError,
  TokenRequest,
  ValidationError as PropertyError,
} from '@nexudus-toolkit/api-types';
