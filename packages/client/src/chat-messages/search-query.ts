import type { SearchOpenAiChatMessagesQuery } from '@nexudus-toolkit/api-types';

import { isObject } from '../answer/json.ts';
import type { ChatMessageSearch } from './filter.ts';
import { assertRecordId } from './record-id.ts';
import { toUtcMinute } from './utc-minute.ts';

/** What is asked for in words, whose values have yet to be checked. */
type Words = Readonly<Partial<Record<keyof ChatMessageSearch, unknown>>>;

/** Turns a value into the parameter's, or throws; `where` names the condition. */
type Read = (value: unknown, where: string) => string | number;

const positive: Read = (value, where) => {
  assertRecordId(value, where);
  return value;
};

const integer: Read = (value, where) => {
  assertRecordId(value, where, Number.MIN_SAFE_INTEGER);
  return value;
};

const text = (value: unknown, where: string): string => {
  if (typeof value !== 'string') throw new TypeError(`${where} must be a text`);
  // The API does not filter by an empty text; half a character cannot stand in a URL.
  if (value === '') throw new RangeError(`${where} must not be empty: leave it out`);
  if (/\p{Surrogate}/u.test(value)) throw new RangeError(`${where} must be well-formed Unicode`);
  return value;
};

const from: Read = (value, where) => toUtcMinute(value, 'from', where);
const to: Read = (value, where) => toUtcMinute(value, 'to', where);

const business: Read = (value, where) => {
  const ids = [value].flat();
  if (ids.length === 1) return positive(ids[0], where);
  throw new RangeError(`${where} must be one business; for several use chatMessages.iterate`);
};

const field: Read = (value, where) => {
  // Which fields there are is told by the type: a list of them here would weigh more than the rest.
  const name = text(value, where);
  if (/^[A-Z][A-Za-z]+$/.test(name)) return name;
  throw new RangeError(`${where} is no field of a message`);
};

const direction: Read = (value, where) => {
  if (value === 'asc' || value === 'desc') return value === 'asc' ? 0 : 1;
  throw new RangeError(`${where} must be 'asc' or 'desc'`);
};

const session = 'OpenAiChatMessage_AiChannelSession';
const customer = `${session}_Coworker`;

/** Each word, the parameter that it stands for, and what it takes. */
export const words: Readonly<
  Record<keyof ChatMessageSearch, readonly [keyof SearchOpenAiChatMessagesQuery, Read]>
> = {
  page: ['page', positive],
  size: ['size', positive],
  orderBy: ['orderBy', field],
  direction: ['dir', direction],
  businesses: ['OpenAiChatMessage_Business', business],
  user: ['OpenAiChatMessage_User', positive],
  session: [session, positive],
  externalIdentifier: [`${session}_ExternalIdentifier`, text],
  customer: [`${customer}_Id`, text],
  customerType: [`${customer}_CoworkerType`, text],
  customerName: [`${customer}_FullName`, text],
  customerMobilePhone: [`${customer}_MobilePhone`, text],
  customerLandLine: [`${customer}_LandLine`, text],
  customerBillingName: [`${customer}_BillingName`, text],
  customerCompany: [`${customer}_CompanyName`, text],
  customerTeams: [`${customer}_TeamNames`, text],
  action: ['OpenAiChatMessage_Action', integer],
  content: ['OpenAiChatMessage_Content', text],
  chatSession: ['OpenAiChatMessage_ChatSession', text],
  responder: ['OpenAiChatMessage_ResponderName', text],
  role: ['OpenAiChatMessage_ChatMessageRole', text],
  rating: ['OpenAiChatMessage_Rating', integer],
  channel: ['OpenAiChatMessage_Channel', text],
  ratingFrom: ['from_OpenAiChatMessage_Rating', integer],
  ratingTo: ['to_OpenAiChatMessage_Rating', integer],
  createdFromUtc: ['from_OpenAiChatMessage_CreatedOn', from],
  createdToUtc: ['to_OpenAiChatMessage_CreatedOn', to],
  updatedFromUtc: ['from_OpenAiChatMessage_UpdatedOn', from],
  updatedToUtc: ['to_OpenAiChatMessage_UpdatedOn', to],
};

/**
 * Translates words into the documented parameters, in the order in which they were given.
 *
 * @throws TypeError for a word that does not exist (Nexudus ignores parameters that it does not
 * know, and would return every record) and for a value of another type; RangeError for a value that
 * cannot be right.
 */
export function toSearchQuery(search: Words, method: string): SearchOpenAiChatMessagesQuery {
  assertListing(search, method);
  const query: Record<string, string | number> = {};
  for (const [name, value] of Object.entries<unknown>(search)) {
    if (!isWord(name)) {
      const hint = Object.entries(words).find(([, [parameter]]) => parameter === name)?.[0];
      throw new TypeError(
        `chatMessages.${method}: there is no condition named ${JSON.stringify(name)}` +
          (hint === undefined ? '' : `; the word for it is ${hint}`),
      );
    }
    if (value === undefined) continue;
    const [parameter, read] = words[name];
    query[parameter] = read(value, `chatMessages.${method}: ${name}`);
  }
  return query;
}

/** @throws TypeError when it is no object; also when it chooses a page that `method` turns itself. */
export function assertListing(listing: Words, method: string): void {
  if (!isObject(listing)) {
    throw new TypeError(`chatMessages.${method}: the filter must be an object`);
  }
  if (method !== 'search' && listing['page'] !== undefined) {
    throw new TypeError(`chatMessages.${method}: page cannot be chosen: all are read`);
  }
}

function isWord(name: string): name is keyof ChatMessageSearch {
  return Object.hasOwn(words, name);
}
