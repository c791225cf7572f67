import type { OpenAiChatMessage } from '@nexudus-toolkit/api-types';
import { businesses } from '../data/businesses.ts';
import { createDetails, fillIn } from '../data/conversation-details.ts';
import { scriptsByLanguage } from '../data/conversation-scripts.ts';
import { createAccountHolder } from '../data/customer.ts';
import { createRandom, createUuid } from '../data/random.ts';
import { channels, createSessionFields } from '../data/session-fields.ts';
import { blankMessage, toTimestamp } from '../messages/blank-message.ts';
import { omitUndefined } from './omit-undefined.ts';

/** The `Id` of the first message: the one of the documented examples. */
const firstId = 87_654_321;
const firstSessionId = 9_001_001;
const firstCreatedMs = Date.UTC(2025, 0, 10, 8);
const minuteMs = 60_000;
/** So far apart that neighbouring seeds share no records. */
const seedStride = 0x9e37_79b1;

/** Which record is made: the same place from the same seed makes the same record. */
export interface MessagePlace {
  readonly seed: number;
  /** Counted from 0. */
  readonly index: number;
}

/**
 * Makes up what a customer with an account writes. What is not given follows what is: the address
 * the channel, the business' language the words, the time of the last change that of the creation.
 */
export function createMessage(
  { seed, index }: MessagePlace,
  overrides: Partial<OpenAiChatMessage>,
): OpenAiChatMessage {
  const random = createRandom(Math.imul(seed, seedStride) + index);
  const anyBusiness = random.pick(businesses);
  const given = omitUndefined(overrides);
  const business = businesses.find(({ id }) => id === given.BusinessId) ?? anyBusiness;
  const customer = createAccountHolder(random, business, index + 1);
  const anyChannel = random.pick(channels);
  const channel = given.Channel === undefined ? anyChannel : given.Channel;
  const [[, question] = ['customer', '']] = random.pick(scriptsByLanguage[business.language]);
  const content = fillIn(question, createDetails(random, business, customer));
  const createdOn = given.UpdatedOn ?? toTimestamp(new Date(firstCreatedMs + index * minuteMs));
  return {
    ...blankMessage,
    BusinessId: business.id,
    ...createSessionFields(random, customer, { sessionId: firstSessionId + index, channel }),
    Content: content,
    ChatMessageRole: 'user',
    Id: firstId + index,
    UniqueId: createUuid(random),
    CreatedOn: createdOn,
    UpdatedOn: given.CreatedOn ?? createdOn,
    UpdatedBy: 'service@example.com',
    ToStringText: given.Content ?? content,
    ...given,
  };
}
