import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  OpenAiChatMessagePage,
  paths,
  SearchOpenAiChatMessagesQuery,
} from '@nexudus-toolkit/api-types';
import type { Client } from 'openapi-fetch';

import { call } from '../answer/call.ts';
import type { CallOptions } from '../answer/call.ts';
import { isCommandSuccess, isPage, isRecord } from './documented-bodies.ts';
import { assertRecordId } from './record-id.ts';
import { checkedQuery } from './search-query.ts';
import { toUpdateBody } from './update-body.ts';
import type { ChatMessageUpdate } from './update-body.ts';

/**
 * The messages of AI conversations. Each method yields the documented answer of a success, and
 * rejects with a `NexudusError` for any other, with the signal's reason when aborted, and with a
 * `TypeError` or `RangeError` before anything is sent when its arguments cannot be right.
 */
export interface ChatMessages {
  /**
   * Finds messages, one page at a time; page by `CurrentPage` and `TotalPages`.
   *
   * @param query Filters, and `page` (from 1, default 1), `size` (default 25), `orderBy`, `dir`. A
   * parameter with the value `undefined` is left out.
   * @throws TypeError for a parameter that does not exist: the API would ignore it.
   * @see operation searchOpenAiChatMessages
   */
  search(
    query?: Readonly<SearchOpenAiChatMessagesQuery>,
    options?: CallOptions,
  ): Promise<OpenAiChatMessagePage>;

  /**
   * Reads one complete message, the only safe base of an update.
   *
   * @throws NotFoundError when there is none with this id.
   * @see operation getOpenAiChatMessage
   */
  get(id: number, options?: CallOptions): Promise<OpenAiChatMessage>;

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
  ): Promise<CommandSuccess>;

  /**
   * Replaces a message by the writable fields of what it is given; a record from `get` may be
   * passed as it is, changed or not. Read-only fields of such a record are not sent, nor is a field
   * that is newer than this package.
   *
   * @throws TypeError when a required field is missing, as it is in a search result;
   * ValidationError and CommandFailedError as for `create`; NotFoundError.
   * @see operation updateOpenAiChatMessage
   */
  update(message: Readonly<ChatMessageUpdate>, options?: CallOptions): Promise<CommandSuccess>;

  /**
   * Deletes a message for good.
   *
   * @throws NotFoundError when there is none with this id, CommandFailedError when it was not
   * deleted.
   * @see operation deleteOpenAiChatMessage
   */
  delete(id: number, options?: CallOptions): Promise<CommandSuccess>;
}

const collection = '/api/sys/openaichatmessages';
const item = '/api/sys/openaichatmessages/{id}';

/** Builds the typed methods on a client, whose middleware they go through. */
export function createChatMessages(client: Client<paths>): ChatMessages {
  return {
    async search(query = {}, options) {
      const params = { query: checkedQuery(query) };
      return call({
        operationId: 'searchOpenAiChatMessages',
        options,
        send: (init) => client.GET(collection, { ...init, params }),
        isDocumented: isPage,
      });
    },

    async get(id, options) {
      assertRecordId(id, 'chatMessages.get: id');
      return call({
        operationId: 'getOpenAiChatMessage',
        options,
        send: (init) => client.GET(item, { ...init, params: { path: { id } } }),
        isDocumented: isRecord,
      });
    },

    async create(body, options) {
      return call({
        operationId: 'createOpenAiChatMessage',
        options,
        send: (init) => client.POST(collection, { ...init, body }),
        isDocumented: isCommandSuccess,
      });
    },

    async update(message, options) {
      const body = toUpdateBody(message);
      return call({
        operationId: 'updateOpenAiChatMessage',
        options,
        send: (init) => client.PUT(collection, { ...init, body }),
        isDocumented: isCommandSuccess,
      });
    },

    async delete(id, options) {
      assertRecordId(id, 'chatMessages.delete: id');
      return call({
        operationId: 'deleteOpenAiChatMessage',
        options,
        send: (init) => client.DELETE(item, { ...init, params: { path: { id } } }),
        isDocumented: isCommandSuccess,
      });
    },
  };
}
