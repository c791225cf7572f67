import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import type { Customer } from './customer.ts';
import { createUuid, type Random } from './random.ts';

/** The channels that are documented as examples; others may be. */
export const channels: readonly [string, ...string[]] = ['Email', 'Chat', 'WhatsApp'];

/** Where a customer's conversation takes place. */
interface SessionPlan {
  readonly sessionId: number;
  readonly channel: string | null;
}

/** The fields of a record that tell of its session: who writes, through which channel. */
export function createSessionFields(
  random: Random,
  customer: Customer,
  { sessionId, channel }: SessionPlan,
): Partial<OpenAiChatMessage> {
  const visit = createUuid(random);
  const identifiers = new Map<string | null, string>([
    ['Email', customer.emailAddress],
    ['Chat', visit],
    ['WhatsApp', customer.mobilePhone],
  ]);
  return {
    ...customer.fields,
    AiChannelSessionId: sessionId,
    AiChannelSessionExternalIdentifier: identifiers.get(channel) ?? null,
    ChatSession: channel === 'Chat' ? visit : null,
    Channel: channel,
  };
}
