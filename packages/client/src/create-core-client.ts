import type {
  OpenAiChatMessage,
  OpenAiChatMessagePage,
  SearchOpenAiChatMessagesQuery,
} from '@nexudus-toolkit/api-types';

import type { ApiPromise } from './answer/api-promise.ts';
import type { CallOptions } from './answer/call-options.ts';
import { byId, getMessage, searchMessages } from './chat-messages/read-operations.ts';
import type { NexudusClientOptions } from './connection/connection-options.ts';
import { createConnection } from './connection/connection.ts';
import { createRetryDecision } from './retry/retry-decision.ts';

/** Where a core client connects, and as whom. It paces nothing. */
export type CoreClientOptions = NexudusClientOptions & { readonly limits?: false | undefined };

/** The part of a client that only reads. */
export interface CoreClient {
  /**
   * Finds messages, one page at a time, by the documented parameters. At run time it trusts the
   * types: Nexudus ignores a parameter that it does not know, and returns every record.
   *
   * @see operation searchOpenAiChatMessages
   */
  readonly search: (
    query?: Readonly<SearchOpenAiChatMessagesQuery>,
    options?: CallOptions,
  ) => ApiPromise<OpenAiChatMessagePage>;

  /** Reads one complete message. @see operation getOpenAiChatMessage */
  readonly get: (id: number, options?: CallOptions) => ApiPromise<OpenAiChatMessage>;
}

/**
 * Creates a client that searches and gets, for bundles in which every kilobyte counts: half the size
 * of `createNexudusClient`, with its credentials, errors, time limits, retries and hooks, and without
 * writes, words for filters, iteration, the raw methods and request limits.
 *
 * @throws TypeError or RangeError when an option is missing or cannot be right.
 */
export function createCoreClient(options: CoreClientOptions): CoreClient {
  const connection = createConnection(options, { createRetryDecision });
  return {
    search: (query, callOptions) =>
      searchMessages(connection, callOptions, () => ({ params: { query: { ...query } } })),
    get: (id, callOptions) => getMessage(connection, callOptions, () => byId(id, 'get: id')),
  };
}
