import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { blankMessage } from './blank-message.ts';

export type StoredMessage = Readonly<OpenAiChatMessage>;

/** The records that the simulator answers with. */
export interface MessageStore {
  readonly size: number;
  get(id: number): StoredMessage | undefined;
  /** Every message, by ascending `Id`. */
  list(): readonly StoredMessage[];
  /**
   * Adds a message, or replaces the one with its `Id`. Fields left out are null or blank; without
   * an `Id` the message gets the next one.
   */
  put(message: Partial<OpenAiChatMessage>): StoredMessage;
  /** Forgets every message and puts these instead. */
  replaceAll(messages: readonly Partial<OpenAiChatMessage>[]): void;
  /** @returns whether there was such a message */
  remove(id: number): boolean;
}

export function createMessageStore(initial: readonly StoredMessage[]): MessageStore {
  const messages = new Map<number, StoredMessage>();
  let sorted: readonly StoredMessage[] | undefined;
  let highestId = 0;

  const put = (message: Partial<OpenAiChatMessage>): StoredMessage => {
    const id = message.Id ?? highestId + 1;
    const content = message.Content ?? blankMessage.Content;
    const stored = Object.freeze({ ...blankMessage, ToStringText: content, ...message, Id: id });
    messages.set(id, stored);
    sorted = undefined;
    highestId = Math.max(highestId, id);
    return stored;
  };

  for (const message of initial) put(message);

  return {
    get size() {
      return messages.size;
    },
    get: (id) => messages.get(id),
    list: () => (sorted ??= [...messages.values()].sort((left, right) => left.Id - right.Id)),
    put,
    replaceAll(replacements) {
      messages.clear();
      sorted = undefined;
      highestId = 0;
      for (const message of replacements) put(message);
    },
    remove(id) {
      sorted = undefined;
      return messages.delete(id);
    },
  };
}
