import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  OpenAiChatMessagePage,
} from '@nexudus-toolkit/api-types';

import { toOperation } from '../answer/call.ts';
import type { Operation } from '../answer/call.ts';
import type { ApiPromise } from '../answer/api-promise.ts';
import type { CallOptions } from '../answer/call-options.ts';
import type { Connection } from '../connection/connection.ts';
import { collection, item } from '../connection/operation-targets.ts';
import { isCommandSuccess } from './documented-bodies.ts';
import type { ChatMessageSearch } from './filter.ts';
import { byId, getMessage, searchMessages } from './read-operations.ts';
import { toSearchQuery } from './search-query.ts';
import type { UpdateBody } from './update-body.ts';

/** The methods that are one operation each. */
export interface ChatMessageCalls {
  /**
   * Finds messages, one page at a time; `iterate` finds all of them.
   *
   * @param search Filters, order, `size` (default 25) and `page` (default 1).
   * @throws TypeError for a condition that does not exist: the API would ignore it. TypeError or
   * RangeError for a value that cannot be right, such as several businesses.
   * @see operation searchOpenAiChatMessages
   */
  search(search?: ChatMessageSearch, options?: CallOptions): ApiPromise<OpenAiChatMessagePage>;

  /**
   * Reads one complete message, the only safe base of an update.
   *
   * @throws NotFoundError when there is none with this id.
   * @see operation getOpenAiChatMessage
   */
  get(id: number, options?: CallOptions): ApiPromise<OpenAiChatMessage>;

  /**
   * Creates a message; `Value.Id` of the answer is its id.
   *
   * @throws ValidationError when the input is not acceptable, CommandFailedError when it failed
   * for another reason.
   * @see operation createOpenAiChatMessage
   */
  create(
    message: Readonly<OpenAiChatMessageCreate>,
    options?: CallOptions,
  ): ApiPromise<CommandSuccess>;

  /**
   * Deletes a message for good.
   *
   * @throws NotFoundError when there is none with this id, CommandFailedError when it was not
   * deleted.
   * @see operation deleteOpenAiChatMessage
   */
  delete(id: number, options?: CallOptions): ApiPromise<CommandSuccess>;
}

/** The operation behind `update`, which by itself is not safe. */
export type Replace = (body: UpdateBody, options: CallOptions) => ApiPromise<CommandSuccess>;

const createMessage: Operation<CommandSuccess> = toOperation('POST', collection, isCommandSuccess);
const updateMessage: Operation<CommandSuccess> = toOperation('PUT', collection, isCommandSuccess);
const deleteMessage: Operation<CommandSuccess> = toOperation('DELETE', item, isCommandSuccess);

/** Builds the methods on a connection, whose middleware they go through. */
export function createChatMessageCalls(connection: Connection): ChatMessageCalls {
  return {
    search: (search = {}, options) =>
      searchMessages(connection, options, () => ({
        params: { query: toSearchQuery(search, 'search') },
      })),
    get: (id, options) => getMessage(connection, options, () => byId(id, 'chatMessages.get: id')),
    create: (body, options) => createMessage(connection, options, () => ({ body })),
    delete: (id, options) =>
      deleteMessage(connection, options, () => byId(id, 'chatMessages.delete: id')),
  };
}

export function createReplace(connection: Connection): Replace {
  return (body, options) => updateMessage(connection, options, () => ({ body }));
}
