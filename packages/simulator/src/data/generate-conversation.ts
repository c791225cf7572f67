import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { blankMessage, toTimestamp } from '../messages/blank-message.ts';
import type { Business, Operator } from './businesses.ts';
import { createDetails, fillIn } from './conversation-details.ts';
import { scriptsByLanguage, type Speaker } from './conversation-scripts.ts';
import type { Customer } from './customer.ts';
import { createUuid, type Random } from './random.ts';
import { channels, createSessionFields } from './session-fields.ts';

/** What a conversation is about, before it is written. */
export interface ConversationPlan {
  readonly business: Business;
  readonly customer: Customer;
  /** The `AiChannelSessionId` of its messages. */
  readonly sessionId: number;
  readonly startsAtMs: number;
}

const secondMs = 1000;
/** How long each speaker takes for a line, in seconds, at least and at most. */
const pauseSeconds: Readonly<Record<Speaker, readonly [number, number]>> = {
  customer: [20, 600],
  assistant: [2, 9],
  operator: [120, 5400],
};

/** Writes a conversation: its messages in order, still without their final `Id`. */
export function generateConversation(random: Random, plan: ConversationPlan): OpenAiChatMessage[] {
  const { business, customer, sessionId } = plan;
  const channel = random.pick(channels);
  const session = createSessionFields(random, customer, { sessionId, channel });
  const details = createDetails(random, business, customer);
  const operator = random.pick(business.operators);
  let timeMs = plan.startsAtMs;
  return random.pick(scriptsByLanguage[business.language]).map(([speaker, text]) => {
    const [least, most] = pauseSeconds[speaker];
    timeMs += random.integer(least, most) * secondMs;
    return {
      ...blankMessage,
      BusinessId: business.id,
      ...session,
      ...createSpeakerFields(random, speaker, business, operator),
      Content: fillIn(text, details),
      ToStringText: fillIn(text, details),
      ...createRecordFields(random, timeMs, operator),
    };
  });
}

/** A message that is linked to nothing but its location, as in the documented example. */
export function generateUnlinkedMessage(
  random: Random,
  { business, startsAtMs }: ConversationPlan,
): OpenAiChatMessage {
  const operator = random.pick(business.operators);
  return {
    ...blankMessage,
    BusinessId: business.id,
    ...createRecordFields(random, startsAtMs, operator),
    ToStringText: 'OpenAiChatMessage',
  };
}

function createSpeakerFields(
  random: Random,
  speaker: Speaker,
  business: Business,
  operator: Operator,
): Partial<OpenAiChatMessage> {
  switch (speaker) {
    case 'customer':
      return { Action: 0, ChatMessageRole: 'user' };
    case 'assistant':
      return {
        Action: 0,
        ChatMessageRole: 'assistant',
        ResponderName: business.assistantName,
        Rating: random.percent(40) ? random.pick([5, 5, 5, 4, 4, 3, 2, 1]) : null,
      };
    case 'operator':
      return { Action: 1, ChatMessageRole: 'assistant', ResponderName: operator.name };
  }
}

function createRecordFields(
  random: Random,
  createdMs: number,
  operator: Operator,
): Partial<OpenAiChatMessage> {
  const isEdited = random.percent(12);
  const updatedMs = createdMs + (isEdited ? random.integer(60, 20 * 86_400) * secondMs : 0);
  return {
    UniqueId: createUuid(random),
    CreatedOn: toTimestamp(new Date(createdMs)),
    UpdatedOn: toTimestamp(new Date(updatedMs)),
    UpdatedBy: isEdited ? operator.address : 'service@example.com',
    SystemId: random.percent(4) ? `CRM-${random.integer(1000, 9999)}` : null,
  };
}
