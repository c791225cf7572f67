import { operations } from '@nexudus-toolkit/validation';

/** An id that no record has: the largest that 32 bits hold, so it is valid wherever ids are kept. */
export const absentId = 2_147_483_647;

/** A query parameter that the API cannot know. */
export const unknownParameter = 'OpenAiChatMessage_NoSuchProperty';

/** Fields whose numbers say nothing of a person, and the largest value that is still believed. */
const keptNumbers: Readonly<Record<string, number>> = {
  CurrentPage: Number.MAX_SAFE_INTEGER,
  CurrentPageSize: Number.MAX_SAFE_INTEGER,
  CurrentSortDirection: 9,
  FirstItem: Number.MAX_SAFE_INTEGER,
  LastItem: Number.MAX_SAFE_INTEGER,
  PageNumber: Number.MAX_SAFE_INTEGER,
  PageSize: Number.MAX_SAFE_INTEGER,
  TotalItems: Number.MAX_SAFE_INTEGER,
  TotalPages: Number.MAX_SAFE_INTEGER,
  Status: 599,
  Action: 99,
  Rating: 99,
  expires_in: 31_536_000,
  // Parameters.
  page: Number.MAX_SAFE_INTEGER,
  size: Number.MAX_SAFE_INTEGER,
  dir: 9,
  OpenAiChatMessage_Action: 99,
  [unknownParameter]: 9,
};

/** Tells whether a number may stay as it is. */
export function isKeptNumber(name: string, value: number): boolean {
  return (
    value === absentId ||
    (Object.hasOwn(keptNumbers, name) && Math.abs(value) <= (keptNumbers[name] ?? 0))
  );
}

const fields = [
  'Id',
  'BusinessId',
  'UserId',
  'AiChannelSessionId',
  'Action',
  'Content',
  'Channel',
  'Rating',
  'CreatedOn',
  'UpdatedOn',
  'CoworkerMessageId',
  'HelpDeskMessageId',
  'HelpDeskCommentId',
];

/** Words of the API, wherever they stand. They are listed by value, so that nothing else passes. */
const words: ReadonlySet<string> = new Set([
  ...fields,
  // What a link is called in a refusal.
  ...fields.filter((name) => name !== 'Id').map((name) => name.replace(/Id$/, '')),
  ...Object.values(operations).flatMap(({ parameters }) => parameters.map(({ name }) => name)),
  'Email',
  'Chat',
  'WhatsApp',
  'Individual',
  'Company',
  'user',
  'assistant',
  'bearer',
  'Bearer',
  'invalid_grant',
  'unsupported_grant_type',
  'password',
  'refresh_token',
]);

/** Tells whether a text is a word of the API itself. */
export function isApiWord(text: string): boolean {
  return text === '' || words.has(text);
}
