import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  OpenAiChatMessagePage,
} from '@nexudus-toolkit/api-types';

import { call } from '../answer/call.ts';
import type { ApiPromise } from '../answer/api-promise.ts';
import type { CallOptions } from '../answer/call-options.ts';
import type { Connection } from '../connection/connection.ts';
import { isCommandSuccess, isPage, isRecord } from './documented-bodies.ts';
import type { ChatMessageSearch } from './filter.ts';
import { assertRecordId } from './record-id.ts';
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

const collection = '/api/sys/openaichatmessages';
const item = '/api/sys/openaichatmessages/{id}';

/** Builds the methods on a connection, whose middleware they go through. */
export function createChatMessageCalls(connection: Connection): ChatMessageCalls {
  const { client } = connection;
  return {
    search(search = {}, options) {
      return call(connection, {
        operationId: 'searchOpenAiChatMessages',
        options,
        send(init) {
          const params = { query: toSearchQuery(search, 'search') };
          return client.GET(collection, { ...init, params });
        },
        isDocumented: isPage,
      });
    },

    get(id, options) {
      return call(connection, {
        operationId: 'getOpenAiChatMessage',
        options,
        send(init) {
          assertRecordId(id, 'chatMessages.get: id');
          return client.GET(item, { ...init, params: { path: { id } } });
        },
        isDocumented: isRecord,
      });
    },

    create(body, options) {
      return call(connection, {
        operationId: 'createOpenAiChatMessage',
        options,
        send: (init) => client.POST(collection, { ...init, body }),
        isDocumented: isCommandSuccess,
      });
    },

    delete(id, options) {
      return call(connection, {
        operationId: 'deleteOpenAiChatMessage',
        options,
        send(init) {
          assertRecordId(id, 'chatMessages.delete: id');
          return client.DELETE(item, { ...init, params: { path: { id } } });
        },
        isDocumented: isCommandSuccess,
      });
    },
  };
}

export function createReplace(connection: Connection): Replace {
  return (body, options) =>
    call(connection, {
      operationId: 'updateOpenAiChatMessage',
      options,
      send: (init) => connection.client.PUT(collection, { ...init, body }),
      isDocumented: isCommandSuccess,
    });
}
