import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { businesses, type Business } from './businesses.ts';
import { createCustomer, type Customer } from './customer.ts';
import { generateConversation, generateUnlinkedMessage } from './generate-conversation.ts';
import { createRandom, type Random } from './random.ts';

export interface GenerateMessagesOptions {
  readonly messages: number;
  readonly seed: number;
}

/** The `Id` of the earliest message: the one of the documented examples. */
const firstId = 87_654_321;
const firstSessionId = 9_001_001;
const yearStartMs = Date.UTC(2025, 0, 1);
const daysOfYear = 365;
const secondMs = 1000;
const dayMs = 86_400 * secondMs;
/** So many of a hundred times a single message without a conversation is made. */
const unlinkedPercent = 8;
const customersOfBusiness = 24;

/**
 * Makes up a year of conversations: believable, about nobody, and the same for the same seed.
 *
 * @throws RangeError if the number of messages is no integer from 0, or the seed no integer
 */
export function generateMessages(options: GenerateMessagesOptions): readonly OpenAiChatMessage[] {
  const { messages: count, seed } = options;
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`messages must be an integer from 0, not ${count}.`);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be an integer, not ${seed}.`);

  const random = createRandom(seed);
  const locations = createLocations(random);
  const messages: OpenAiChatMessage[] = [];
  for (let sessionId = firstSessionId; messages.length < count; sessionId += 1) {
    const { business, customers } = random.pick(locations);
    const plan = {
      business,
      customer: random.pick(customers),
      sessionId,
      startsAtMs: pickStart(random),
    };
    const generated = random.percent(unlinkedPercent)
      ? [generateUnlinkedMessage(random, plan)]
      : generateConversation(random, plan);
    messages.push(...generated.slice(0, count - messages.length));
  }
  return messages
    .sort((left, right) => Date.parse(left.CreatedOn) - Date.parse(right.CreatedOn))
    .map((message, index) => ({ ...message, Id: firstId + index }));
}

interface Location {
  readonly business: Business;
  readonly customers: readonly [Customer, ...Customer[]];
}

function createLocations(random: Random): readonly [Location, ...Location[]] {
  const create = (business: Business, index: number): Location => {
    const numbers = Array.from({ length: customersOfBusiness }, (_, place) => index * 1000 + place);
    const [first = 0, ...others] = numbers;
    const toCustomer = (number: number): Customer => createCustomer(random, business, number);
    return { business, customers: [toCustomer(first), ...others.map(toCustomer)] };
  };
  const [first, ...others] = businesses;
  return [create(first, 1), ...others.map((business, index) => create(business, index + 2))];
}

/** A moment of the year, by day. */
function pickStart(random: Random): number {
  const day = random.integer(0, daysOfYear - 1);
  return yearStartMs + day * dayMs + random.integer(7 * 3600, 19 * 3600 - 1) * secondMs;
}
