import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';

/** A record in which every linked field is null, its fields in the documented order. */
export const blankMessage: OpenAiChatMessage = Object.freeze({
  BusinessId: 0,
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
  Id: 0,
  UpdatedOn: '2025-01-15T10:30:00Z',
  CreatedOn: '2025-01-10T08:00:00Z',
  UniqueId: '00000000-0000-4000-8000-000000000000',
  UpdatedBy: 'admin@example.com',
  IsNew: false,
  SystemId: null,
  ToStringText: '',
  LocalizationDetails: null,
  CustomFields: null,
});

/** Tells whether every record has a field of that name. */
export function isMessageField(name: string): name is keyof OpenAiChatMessage {
  return Object.hasOwn(blankMessage, name);
}

/** The documented form of a time: ISO 8601, in UTC, without fractions of a second. */
export function toTimestamp(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
