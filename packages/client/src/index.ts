export { createNexudusClient } from './create-nexudus-client.ts';
export type { NexudusClient, NexudusClientOptions } from './create-nexudus-client.ts';

export { basic, bearer } from './connection/authentication.ts';
export type { Authentication, TokenSource } from './connection/authentication.ts';

export type { CallOptions } from './answer/call.ts';
export type { ProblemDetails } from './answer/problem-details.ts';
export type { ChatMessages } from './chat-messages/chat-messages.ts';
export type { ChatMessageUpdate } from './chat-messages/update-body.ts';

export { ApiError } from './errors/api-error.ts';
export type { OperationId, Refusal } from './errors/api-error.ts';
export { CommandFailedError, ValidationError } from './errors/command-errors.ts';
export { NexudusError } from './errors/nexudus-error.ts';
export {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionError,
  ServerError,
} from './errors/status-errors.ts';
export { ThrottledError } from './errors/throttled-error.ts';
export { TransportError } from './errors/transport-error.ts';
export { UnexpectedResponseError } from './errors/unexpected-response-error.ts';
export type { UnexpectedResponse } from './errors/unexpected-response-error.ts';

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
