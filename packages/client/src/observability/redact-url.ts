import type { SearchOpenAiChatMessagesQuery } from '@nexudus-toolkit/api-types';

/** Parameters whose values tell nothing of a person. Whatever is not named here is hidden. */
const shown: ReadonlySet<string> = new Set<keyof SearchOpenAiChatMessagesQuery>([
  ...(['page', 'size', 'orderBy', 'dir'] as const),
  'OpenAiChatMessage_Business',
  'OpenAiChatMessage_Action',
  'OpenAiChatMessage_Channel',
  'OpenAiChatMessage_ChatMessageRole',
  'OpenAiChatMessage_Rating',
  'from_OpenAiChatMessage_Rating',
  'to_OpenAiChatMessage_Rating',
  'from_OpenAiChatMessage_CreatedOn',
  'to_OpenAiChatMessage_CreatedOn',
  'from_OpenAiChatMessage_UpdatedOn',
  'to_OpenAiChatMessage_UpdatedOn',
]);

/** The address with `REDACTED` for every value of its query that may tell something of a person. */
export function redactUrl(url: string): string {
  const redacted = new URL(url);
  for (const name of [...redacted.searchParams.keys()]) {
    if (!shown.has(name)) redacted.searchParams.set(name, 'REDACTED');
  }
  return redacted.href;
}
