import type {
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  OpenAiChatMessageUpdate,
} from '@nexudus-toolkit/api-types';

import { assertRecordId } from './record-id.ts';

type WritableField = 'Id' | keyof OpenAiChatMessageCreate;

/**
 * The fields that an update sets. A complete record, as `get` returns it, is one too; a search
 * result is not, since it lacks `Action`. An optional field that is left out is cleared.
 */
export type ChatMessageUpdate = Pick<OpenAiChatMessageUpdate, WritableField>;

/** Every writable field; the type makes a missing or surplus name a compile error. */
const writableFields: Readonly<Record<WritableField, 'required' | 'optional'>> = {
  Id: 'required',
  BusinessId: 'required',
  Action: 'required',
  Content: 'required',
  UserId: 'optional',
  AiChannelSessionId: 'optional',
  CoworkerMessageId: 'optional',
  HelpDeskMessageId: 'optional',
  HelpDeskCommentId: 'optional',
};

/** A field that every fetched record has and nobody writes by hand. */
const markOfARecord: keyof OpenAiChatMessage = 'UniqueId';

/**
 * Copies the writable fields, and those alone, of a fetched record or of an input made by hand.
 * The other fields of a fetched record are the API's own; in an input made by hand they are a
 * mistake, since they would have no effect.
 *
 * @throws TypeError when a required field is missing, or a field that cannot be set was set by hand;
 * RangeError when `Id` is no positive safe integer.
 */
export function toUpdateBody(input: ChatMessageUpdate): ChatMessageUpdate {
  const body = { ...input };
  const isFetched = markOfARecord in input;
  for (const [name, value] of Object.entries(input) as [string, unknown][]) {
    if (Object.hasOwn(writableFields, name)) continue;
    if (!isFetched && value != null) {
      throw new TypeError(`chatMessages.update: ${name} is no field that can be set`);
    }
    Reflect.deleteProperty(body, name);
  }
  for (const [name, kind] of Object.entries(writableFields)) {
    if (kind === 'optional' || Reflect.get(body, name) != null) continue;
    throw new TypeError(
      `chatMessages.update: ${name} is missing. A search result is no base for an update: ` +
        'fetch the record with chatMessages.get first, or fields would be cleared',
    );
  }
  assertRecordId(body.Id, 'chatMessages.update: Id');
  return body;
}
