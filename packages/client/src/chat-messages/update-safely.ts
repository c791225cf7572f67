import type { CommandSuccess, OpenAiChatMessage } from '@nexudus-toolkit/api-types';

import type { ApiResponse } from '../answer/api-promise.ts';
import type { CallOptions } from '../answer/call-options.ts';
import { toRefusal, toUnexpectedResponseError } from '../answer/to-error.ts';
import { ConflictError } from '../errors/status-errors.ts';
import type { ChatMessageCalls, Replace } from './chat-message-calls.ts';
import { assertChanges, assertComplete, missingField, toUpdateBody } from './update-body.ts';
import type { ChatMessageChanges } from './update-body.ts';

/** Says what to change in a record that was just read. It is given a copy that is frozen. */
export type ChangeMessage = (
  record: Readonly<OpenAiChatMessage>,
) => ChatMessageChanges | Promise<ChatMessageChanges>;

/** The options of a call apply to each of the update's requests. */
export interface UpdateOptions extends CallOptions {
  /**
   * Whether to read the record once more before it is replaced, and to compare `UpdatedOn`. What
   * happens between that and the update, the API cannot prevent. Default: true.
   */
  readonly checkUnchanged?: boolean | undefined;
  /** Whether to read the record afterwards and to yield it. Default: false. */
  readonly readBack?: boolean | undefined;
}

/** What an update is carried out with. */
export interface UpdateCalls extends Pick<ChatMessageCalls, 'get'> {
  readonly replace: Replace;
}

/** Replaces a record without clearing a field, and unless somebody else has changed it. */
export async function updateSafely(
  { get, replace }: UpdateCalls,
  target: OpenAiChatMessage | number,
  change: ChangeMessage | undefined,
  options: UpdateOptions,
): Promise<ApiResponse<CommandSuccess | OpenAiChatMessage>> {
  const { checkUnchanged = true, readBack = false, ...callOptions } = options;
  if (typeof target === 'number' && typeof change !== 'function') {
    throw new TypeError(
      'chatMessages.update: an id needs a function that returns the fields to change',
    );
  }
  /** Reads the record, which must be complete, and as it was `before`. */
  const read = async (id: number, before?: OpenAiChatMessage): Promise<OpenAiChatMessage> => {
    const { data, response, attempts } = await get(id, callOptions).withResponse();
    const facts = { operationId: 'updateOpenAiChatMessage', attempts } as const;
    const wrong = data.Id === id ? missingField(data) : 'Id';
    if (wrong !== undefined) {
      const reason = `${wrong} is missing or wrong`;
      throw toUnexpectedResponseError(facts, response, { reason });
    }
    if (before && before.UpdatedOn !== data.UpdatedOn) {
      throw new ConflictError(
        toRefusal(facts, response, data),
        'It was changed since it was read; see `body`.',
      );
    }
    return data;
  };
  if (typeof target !== 'number') assertComplete(target);
  const record = typeof target === 'number' ? await read(target) : target;
  const changes = (await change?.(Object.freeze({ ...record }))) ?? {};
  assertChanges(changes, record);
  const latest = checkUnchanged ? await read(record.Id, record) : record;
  const body = toUpdateBody(latest, record, changes);
  const answer = await replace(body, callOptions).withResponse();
  return readBack ? get(record.Id, callOptions).withResponse() : answer;
}
