import type { OpenAiChatMessage, SearchOpenAiChatMessagesQuery } from '@nexudus-toolkit/api-types';

import type { ChatMessageSearch, UtcTime } from './filter.ts';
import { assertRecordId } from './record-id.ts';
import { toUtcMinute } from './utc-minute.ts';

/** Turns a value into the parameter's, or throws; `where` names the condition. */
type Read = (value: unknown, where: string) => string | number;

const positive: Read = (value, where) => {
  assertRecordId(value, where);
  return value;
};

const integer: Read = (value, where) => {
  if (typeof value !== 'number') throw new TypeError(`${where} must be a number`);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${where} must be a safe integer`);
  return value;
};

const text: Read = (value, where) => {
  if (typeof value !== 'string') throw new TypeError(`${where} must be a text`);
  // The API does not filter by an empty text; half a character cannot stand in a URL.
  if (value === '') throw new RangeError(`${where} must not be empty: leave it out instead`);
  if (/\p{Surrogate}/u.test(value)) throw new RangeError(`${where} must be well-formed Unicode`);
  return value;
};

const from: Read = (value, where) => toUtcMinute(value as UtcTime, 'from', where);
const to: Read = (value, where) => toUtcMinute(value as UtcTime, 'to', where);

const business: Read = (value, where) => {
  if (!Array.isArray(value)) return positive(value, where);
  if (value.length !== 1) {
    throw new RangeError(
      `${where} must be one business: the API filters by one. ` +
        'For several use chatMessages.iterate, which reads them one by one',
    );
  }
  return positive(value[0], where);
};

const field: Read = (value, where) => {
  if (typeof value !== 'string') throw new TypeError(`${where} must be the name of a field`);
  if (!Object.hasOwn(fields, value)) throw new RangeError(`${where} is no field of a message`);
  return value;
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
export function toSearchQuery(
  search: ChatMessageSearch,
  method: string,
): SearchOpenAiChatMessagesQuery {
  assertListing(search, method);
  const query: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(search) as [string, unknown][]) {
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
export function assertListing(listing: ChatMessageSearch, method: string): void {
  if (typeof listing !== 'object' || (listing as unknown) === null || Array.isArray(listing)) {
    throw new TypeError(`chatMessages.${method}: the filter must be an object`);
  }
  if (method !== 'search' && listing.page !== undefined) {
    throw new TypeError(`chatMessages.${method}: page cannot be chosen; all pages are read`);
  }
}

function isWord(name: string): name is keyof ChatMessageSearch {
  return Object.hasOwn(words, name);
}

/** Every field of a record; the type makes a missing or surplus name a compile error. */
const fields: Readonly<Record<keyof OpenAiChatMessage, 0>> = {
  BusinessId: 0,
  UserId: 0,
  AiChannelSessionId: 0,
  AiChannelSessionExternalIdentifier: 0,
  AiChannelSessionCoworkerId: 0,
  AiChannelSessionCoworkerCoworkerType: 0,
  AiChannelSessionCoworkerFullName: 0,
  AiChannelSessionCoworkerMobilePhone: 0,
  AiChannelSessionCoworkerLandLine: 0,
  AiChannelSessionCoworkerBillingName: 0,
  AiChannelSessionCoworkerCompanyName: 0,
  AiChannelSessionCoworkerTeamNames: 0,
  Action: 0,
  Content: 0,
  ChatSession: 0,
  ResponderName: 0,
  ChatMessageRole: 0,
  Rating: 0,
  Channel: 0,
  Id: 0,
  UniqueId: 0,
  CreatedOn: 0,
  UpdatedOn: 0,
  UpdatedBy: 0,
  IsNew: 0,
  SystemId: 0,
  ToStringText: 0,
  LocalizationDetails: 0,
  CustomFields: 0,
  CoworkerMessageId: 0,
  HelpDeskMessageId: 0,
  HelpDeskCommentId: 0,
};
