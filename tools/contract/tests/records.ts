import type {
  OpenAiChatMessage,
  OpenAiChatMessageSummary,
  SearchOpenAiChatMessagesQuery,
} from '@nexudus-toolkit/client';

/** A message of a customer, with a value in every field that may have one. */
export const linkedMessage: OpenAiChatMessage = {
  BusinessId: 4711,
  UserId: 8150,
  AiChannelSessionId: 90210,
  AiChannelSessionExternalIdentifier: 'visitor@example.com',
  AiChannelSessionCoworkerId: '55012',
  AiChannelSessionCoworkerCoworkerType: 'Individual',
  AiChannelSessionCoworkerFullName: 'Example Visitor',
  AiChannelSessionCoworkerMobilePhone: '+44 7700 900123',
  AiChannelSessionCoworkerLandLine: '+44 20 7946 0123',
  AiChannelSessionCoworkerBillingName: 'Example Visitor',
  AiChannelSessionCoworkerCompanyName: 'Example Company',
  AiChannelSessionCoworkerTeamNames: 'Example Team',
  Action: 1,
  Content: 'Is the meeting room free at 14:00?',
  ChatSession: 'session-90210',
  ResponderName: 'Front Desk',
  ChatMessageRole: 'user',
  Rating: 4,
  Channel: 'Email',
  Id: 87654321,
  UpdatedOn: '2025-01-15T10:30:00Z',
  CreatedOn: '2025-01-10T08:00:00Z',
  UniqueId: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  UpdatedBy: 'admin@example.com',
  IsNew: false,
  SystemId: 'external-1',
  ToStringText: 'Is the meeting room free at 14:00?',
  LocalizationDetails: null,
  CustomFields: null,
};

/** A message of which nothing is known but its business, as in the documented example. */
export const bareMessage: OpenAiChatMessage = {
  ...linkedMessage,
  UserId: null,
  AiChannelSessionId: null,
  AiChannelSessionExternalIdentifier: null,
  AiChannelSessionCoworkerId: null,
  AiChannelSessionCoworkerCoworkerType: null,
  AiChannelSessionCoworkerFullName: null,
  AiChannelSessionCoworkerMobilePhone: null,
  AiChannelSessionCoworkerLandLine: null,
  AiChannelSessionCoworkerBillingName: null,
  AiChannelSessionCoworkerCompanyName: null,
  AiChannelSessionCoworkerTeamNames: null,
  Action: 0,
  Content: '',
  ChatSession: null,
  ResponderName: null,
  ChatMessageRole: null,
  Rating: null,
  Channel: null,
  SystemId: null,
  ToStringText: '',
};

/** A search by every parameter there is, which finds `linkedMessage`. */
export const everyParameter = {
  page: 1,
  size: 10,
  orderBy: 'CreatedOn',
  dir: 1,
  OpenAiChatMessage_Business: 4711,
  OpenAiChatMessage_User: 8150,
  OpenAiChatMessage_AiChannelSession: 90210,
  OpenAiChatMessage_AiChannelSession_ExternalIdentifier: 'visitor@example.com',
  OpenAiChatMessage_AiChannelSession_Coworker_Id: '55012',
  OpenAiChatMessage_AiChannelSession_Coworker_CoworkerType: 'Individual',
  OpenAiChatMessage_AiChannelSession_Coworker_FullName: 'Example Visitor',
  OpenAiChatMessage_AiChannelSession_Coworker_MobilePhone: '+44 7700 900123',
  OpenAiChatMessage_AiChannelSession_Coworker_LandLine: '+44 20 7946 0123',
  OpenAiChatMessage_AiChannelSession_Coworker_BillingName: 'Example Visitor',
  OpenAiChatMessage_AiChannelSession_Coworker_CompanyName: 'Example Company',
  OpenAiChatMessage_AiChannelSession_Coworker_TeamNames: 'Example Team',
  OpenAiChatMessage_Action: 1,
  OpenAiChatMessage_Content: 'meeting room',
  OpenAiChatMessage_ChatSession: 'session-90210',
  OpenAiChatMessage_ResponderName: 'Front Desk',
  OpenAiChatMessage_ChatMessageRole: 'user',
  OpenAiChatMessage_Rating: 4,
  OpenAiChatMessage_Channel: 'Email',
  from_OpenAiChatMessage_Rating: 3,
  to_OpenAiChatMessage_Rating: 5,
  from_OpenAiChatMessage_CreatedOn: '2025-01-01T00:00',
  to_OpenAiChatMessage_CreatedOn: '2025-01-31T23:59',
  from_OpenAiChatMessage_UpdatedOn: '2025-01-01T00:00',
  to_OpenAiChatMessage_UpdatedOn: '2025-01-31T23:59',
} as const satisfies Required<SearchOpenAiChatMessagesQuery>;

/** What a search shows of a message. */
export function toSummary(message: OpenAiChatMessage): OpenAiChatMessageSummary {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- named in order to be left out
  const { Action, ...summary } = message;
  return summary;
}
