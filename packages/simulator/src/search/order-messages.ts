import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { isMessageField } from '../messages/blank-message.ts';
import type { StoredMessage } from '../messages/message-store.ts';

/** The field that `orderBy` names; `Id` if it names none. */
export function toOrderField(orderBy: string | number | undefined): keyof OpenAiChatMessage {
  return typeof orderBy === 'string' && isMessageField(orderBy) ? orderBy : 'Id';
}

/**
 * Sorts messages that come by ascending `Id`. Nulls are the smallest, text is compared without
 * regard to case, and messages that are equal stay by ascending `Id` in either direction.
 */
export function orderMessages(
  messages: readonly StoredMessage[],
  field: keyof OpenAiChatMessage,
  isDescending: boolean,
): readonly StoredMessage[] {
  if (field === 'Id' && !isDescending) return messages;
  const sign = isDescending ? -1 : 1;
  return messages
    .map((message) => ({ message, key: toSortKey(message[field]) }))
    .sort((left, right) => sign * compare(left.key, right.key))
    .map(({ message }) => message);
}

type SortKey = string | number | null;

function toSortKey(value: unknown): SortKey {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  return typeof value === 'string' ? value.toLowerCase() : null;
}

/** By code unit, not by locale: the order must not depend on where the simulator runs. */
function compare(left: SortKey, right: SortKey): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
