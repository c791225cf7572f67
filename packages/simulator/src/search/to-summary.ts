import type { OpenAiChatMessageSummary } from '@nexudus-toolkit/api-types';
import type { StoredMessage } from '../messages/message-store.ts';

const summaries = new WeakMap<StoredMessage, OpenAiChatMessageSummary>();

/** What a search shows of a message: everything but `Action`. Made once for each message. */
export function toSummary(message: StoredMessage): OpenAiChatMessageSummary {
  const known = summaries.get(message);
  if (known) return known;
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- named in order to be left out
  const { Action, ...summary } = message;
  summaries.set(message, summary);
  return summary;
}
