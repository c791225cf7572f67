import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { blankMessage } from './blank-message.ts';
import type { MessageStore, StoredMessage } from './message-store.ts';

type SessionField = Extract<keyof OpenAiChatMessage, `AiChannelSession${string}`>;

/**
 * What a record shows of the session it is linked to, taken from another message of that session.
 * All null if no message of the session is known.
 */
export function findSessionFields(
  store: MessageStore,
  sessionId: number | null,
): Pick<OpenAiChatMessage, SessionField> {
  const sibling = findSessionMessage(store, sessionId) ?? blankMessage;
  return {
    AiChannelSessionId: sessionId,
    AiChannelSessionExternalIdentifier: sibling.AiChannelSessionExternalIdentifier,
    AiChannelSessionCoworkerId: sibling.AiChannelSessionCoworkerId,
    AiChannelSessionCoworkerCoworkerType: sibling.AiChannelSessionCoworkerCoworkerType,
    AiChannelSessionCoworkerFullName: sibling.AiChannelSessionCoworkerFullName,
    AiChannelSessionCoworkerMobilePhone: sibling.AiChannelSessionCoworkerMobilePhone,
    AiChannelSessionCoworkerLandLine: sibling.AiChannelSessionCoworkerLandLine,
    AiChannelSessionCoworkerBillingName: sibling.AiChannelSessionCoworkerBillingName,
    AiChannelSessionCoworkerCompanyName: sibling.AiChannelSessionCoworkerCompanyName,
    AiChannelSessionCoworkerTeamNames: sibling.AiChannelSessionCoworkerTeamNames,
  };
}

/** Any message of a session. */
export function findSessionMessage(
  store: MessageStore,
  sessionId: number | null,
): StoredMessage | undefined {
  if (sessionId === null) return undefined;
  return store.list().find((message) => message.AiChannelSessionId === sessionId);
}
