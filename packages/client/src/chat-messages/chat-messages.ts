import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessageSummary,
} from '@nexudus-toolkit/api-types';

import { toApiPromise } from '../answer/api-promise.ts';
import type { ApiPromise } from '../answer/api-promise.ts';
import type { CallOptions } from '../answer/call-options.ts';
import type { Connection } from '../connection/connection.ts';
import { createChatMessageCalls, createReplace } from './chat-message-calls.ts';
import type { ChatMessageCalls } from './chat-message-calls.ts';
import type { ChatMessageListing } from './filter.ts';
import { toIteration } from './iteration/chat-message-iteration.ts';
import type { ChatMessageIteration } from './iteration/chat-message-iteration.ts';
import { fullRecords } from './iteration/full-records.ts';
import { iterate } from './iteration/iterate.ts';
import type { IterateOptions } from './iteration/iterate.ts';
import { assertRecordId } from './record-id.ts';
import { updateSafely } from './update-safely.ts';
import type { ChangeMessage, UpdateOptions } from './update-safely.ts';

export interface IterateFullOptions extends IterateOptions {
  /** How many records are read at the same time. Default: 4. */
  readonly concurrency?: number | undefined;
  /** Told of each message that was deleted between being found and being read: it is left out. */
  readonly onMissing?: ((summary: OpenAiChatMessageSummary) => void) | undefined;
}

type ReadBack = UpdateOptions & { readonly readBack: true };
type NoReadBack = UpdateOptions & { readonly readBack?: false | undefined };

/**
 * The messages of AI conversations. Each method yields the documented answer of a success, and
 * rejects with a `NexudusError` for any other, and with a `TypeError` or `RangeError` before
 * anything is sent when its arguments cannot be right.
 */
export interface ChatMessages extends ChatMessageCalls {
  /**
   * Finds every message, each of them once: none is skipped and none comes twice, whatever is
   * inserted and deleted meanwhile. By `Id` they come in order, and a message is found if it exists
   * from the beginning to the end. By another field, updates move messages about: what has escaped
   * the first reading comes last, after a second one.
   *
   * Several businesses are read one after the other, in the order in which they are given, and the
   * messages of each in the order asked for.
   *
   * @param listing Filters, order, and `size` (default 200): the most that a page holds.
   * @throws TypeError or RangeError at once for arguments that cannot be right. The iteration throws
   * what `search` rejects with, and PagingError where there are more than `maxPages` pages.
   * @see operation searchOpenAiChatMessages
   */
  iterate(
    listing?: ChatMessageListing,
    options?: IterateOptions,
  ): ChatMessageIteration<OpenAiChatMessageSummary>;

  /**
   * Finds every message, as `iterate` does, and reads the complete record of each, several at the
   * same time but in order. A message that is deleted in between is left out.
   *
   * @see operations searchOpenAiChatMessages and getOpenAiChatMessage
   */
  iterateFull(
    listing?: ChatMessageListing,
    options?: IterateFullOptions,
  ): ChatMessageIteration<OpenAiChatMessage>;

  /**
   * Reads the complete message that a search result is a part of.
   *
   * @throws NotFoundError when it has been deleted since.
   * @see operation getOpenAiChatMessage
   */
  getFull(
    summary: Pick<OpenAiChatMessageSummary, 'Id'>,
    options?: CallOptions,
  ): ApiPromise<OpenAiChatMessage>;

  /**
   * Changes a message: reads it, lets the function say what to change, and replaces it, with the
   * fields that were not mentioned as they were. With `readBack` it yields the record afterwards.
   *
   * @throws ConflictError when somebody else changed it meanwhile: nothing was sent. TypeError when
   * a field cannot be changed or emptied. ValidationError and CommandFailedError as for `create`;
   * NotFoundError.
   * @see operation updateOpenAiChatMessage
   */
  update(id: number, change: ChangeMessage, options?: NoReadBack): ApiPromise<CommandSuccess>;
  update(id: number, change: ChangeMessage, options: ReadBack): ApiPromise<OpenAiChatMessage>;
  /**
   * Replaces a message by a record from `get`, changed or not: its writable fields, and no others,
   * take effect. A search result is refused: what it lacks would be cleared.
   *
   * @throws ConflictError when the message was changed since the record was read; TypeError when
   * the record is not complete; the others as above.
   */
  update(record: Readonly<OpenAiChatMessage>, options?: NoReadBack): ApiPromise<CommandSuccess>;
  update(record: Readonly<OpenAiChatMessage>, options: ReadBack): ApiPromise<OpenAiChatMessage>;
}

/** Builds the methods on a connection, whose middleware they go through. */
export function createChatMessages(connection: Connection): ChatMessages {
  const calls = createChatMessageCalls(connection);
  const updateCalls = { ...calls, replace: createReplace(connection) };

  const update = (
    target: number | OpenAiChatMessage,
    second: ChangeMessage | UpdateOptions = {},
    third: UpdateOptions = {},
  ): ApiPromise<CommandSuccess | OpenAiChatMessage> => {
    const [change, options] = typeof second === 'function' ? [second, third] : [undefined, second];
    return toApiPromise(updateSafely(updateCalls, target, change, options));
  };

  return {
    ...calls,
    // What it yields depends on `readBack`; the overloads say how, which a function cannot.
    update: update as ChatMessages['update'],

    getFull: ({ Id }, options) => calls.get(Id, options),

    iterate: (listing = {}, options = {}) =>
      toIteration(iterate(calls, listing, options, 'iterate')),

    iterateFull(listing = {}, options = {}) {
      const { concurrency = 4, onMissing, ...iterateOptions } = options;
      assertRecordId(concurrency, 'chatMessages.iterateFull: concurrency');
      const summaries = iterate(calls, listing, iterateOptions, 'iterateFull');
      const records = fullRecords(summaries, {
        get: (id, signal) => calls.get(id, { ...iterateOptions, signal }),
        signal: options.signal,
        concurrency,
        onMissing,
      });
      return toIteration(records);
    },
  };
}
