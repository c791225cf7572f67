import type { SearchOpenAiChatMessagesQuery } from '@nexudus-toolkit/api-types';

/** Every parameter of the operation; the type makes a missing or surplus name a compile error. */
const knownParameters: Readonly<Record<keyof SearchOpenAiChatMessagesQuery, true>> = {
  page: true,
  size: true,
  orderBy: true,
  dir: true,
  OpenAiChatMessage_Business: true,
  OpenAiChatMessage_User: true,
  OpenAiChatMessage_AiChannelSession: true,
  OpenAiChatMessage_AiChannelSession_ExternalIdentifier: true,
  OpenAiChatMessage_AiChannelSession_Coworker_Id: true,
  OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType: true,
  OpenAiChatMessage_AiChannelSession_Coworker_FullName: true,
  OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone: true,
  OpenAiChatMessage_AiChannelSession_Coworker_LandLine: true,
  OpenAiChatMessage_AiChannelSession_Coworker_BillingName: true,
  OpenAiChatMessage_AiChannelSession_Coworker_CompanyName: true,
  OpenAiChatMessage_AiChannelSession_Coworker_TeamNames: true,
  OpenAiChatMessage_Action: true,
  OpenAiChatMessage_Content: true,
  OpenAiChatMessage_ChatSession: true,
  OpenAiChatMessage_ResponderName: true,
  OpenAiChatMessage_ChatMessageRole: true,
  OpenAiChatMessage_Rating: true,
  OpenAiChatMessage_Channel: true,
  from_OpenAiChatMessage_Rating: true,
  to_OpenAiChatMessage_Rating: true,
  from_OpenAiChatMessage_CreatedOn: true,
  to_OpenAiChatMessage_CreatedOn: true,
  from_OpenAiChatMessage_UpdatedOn: true,
  to_OpenAiChatMessage_UpdatedOn: true,
};

/**
 * Refuses a query that would silently return more than was asked for: Nexudus ignores parameters
 * that it does not know, and a value of null would not be sent at all.
 *
 * @throws TypeError naming the parameter.
 */
export function checkedQuery(query: SearchOpenAiChatMessagesQuery): SearchOpenAiChatMessagesQuery {
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    if (!Object.hasOwn(knownParameters, name)) {
      throw new TypeError(
        `chatMessages.search: there is no parameter named ${JSON.stringify(name)}`,
      );
    }
    const isSendable = value === undefined || typeof value === 'string' || Number.isFinite(value);
    if (!isSendable) {
      throw new TypeError(`chatMessages.search: ${name} must be a string or a finite number`);
    }
  }
  return query;
}
