import type {
  OpenAiChatMessage,
  OpenAiChatMessageCreate,
  OpenAiChatMessageUpdate,
} from '@nexudus-toolkit/api-types';

import { isObject } from '../answer/json.ts';
import { assertRecordId } from './record-id.ts';

/** What is sent: every writable field that a record has. */
export type UpdateBody = Pick<OpenAiChatMessageUpdate, 'Id' | keyof OpenAiChatMessageCreate>;

/**
 * The fields to change; the others keep their values. Null clears a field that may be empty. A key
 * whose value is `undefined` changes nothing.
 */
export type ChatMessageChanges = Partial<Omit<UpdateBody, 'Id'>>;

/** Every writable field; the type makes a missing or surplus name a compile error. */
const writable: Readonly<Record<keyof UpdateBody, 'needed' | 'nullable' | 'optional'>> = {
  Id: 'needed',
  BusinessId: 'needed',
  Action: 'needed',
  Content: 'needed',
  UserId: 'nullable',
  AiChannelSessionId: 'nullable',
  CoworkerMessageId: 'optional',
  HelpDeskMessageId: 'optional',
  HelpDeskCommentId: 'optional',
};

/** Names a field that a record lacks and cannot be updated without: it would be cleared. */
export function missingField(record: unknown): string | undefined {
  const fields = [...Object.entries(writable), ['UpdatedOn', 'needed'] as const];
  return fields.find(([name, kind]) => {
    const value: unknown = Reflect.get(Object(record) as object, name);
    return kind === 'needed' ? value == null : kind === 'nullable' && value === undefined;
  })?.[0];
}

/**
 * Makes sure that a caller's record is complete.
 *
 * @throws TypeError naming the field, RangeError when `Id` is no positive safe integer.
 */
export function assertComplete(record: OpenAiChatMessage): void {
  const missing = missingField(record);
  if (missing !== undefined) {
    throw new TypeError(
      `chatMessages.update: ${missing} is missing. Only a complete record, as of ` +
        'chatMessages.get, can be updated',
    );
  }
  assertRecordId(record.Id, 'chatMessages.update: Id');
}

/**
 * Checks what a function made of a record.
 *
 * @throws TypeError when it is no object, changes a field that cannot be changed, or empties one
 * that cannot be empty.
 */
export function assertChanges(changes: unknown, record: OpenAiChatMessage): void {
  if (!isObject(changes)) {
    throw new TypeError('chatMessages.update: the function must return the fields to change');
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || Object.is(value, Reflect.get(record, name))) continue;
    if (name === 'Id' || !Object.hasOwn(writable, name)) {
      throw new TypeError(`chatMessages.update: ${name} is no field that can be changed`);
    }
    if (value === null && Reflect.get(writable, name) === 'needed') {
      throw new TypeError(`chatMessages.update: ${name} cannot be null`);
    }
  }
}

/** Takes the writable fields of these objects, the last one that has a field deciding on it. */
export function toUpdateBody(
  record: OpenAiChatMessage,
  ...overlays: readonly (ChatMessageChanges | OpenAiChatMessage)[]
): UpdateBody {
  const body: Record<string, unknown> = {};
  for (const source of [record, ...overlays]) {
    for (const name of Object.keys(writable)) {
      const value: unknown = Reflect.get(source, name);
      if (value !== undefined) body[name] = value;
    }
  }
  // `record` has every field that an update needs, and nothing above takes one away.
  return body as unknown as UpdateBody;
}
