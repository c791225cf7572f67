import type {
  CommandFailure,
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
  Token,
  TokenError,
  ValidationError,
  ValidationFailure,
} from '@nexudus-toolkit/api-types';
import {
  createCommandFailure,
  createCommandSuccess,
  createValidationFailure,
} from './command-results.ts';
import { createMessage } from './create-message.ts';
import { createMessagePage, withoutAction, type PageOverrides } from './create-message-page.ts';
import { omitUndefined } from './omit-undefined.ts';

export interface FactoriesOptions {
  /** Where made-up values come from: the same seed yields the same records. 1 by default. */
  readonly seed?: number;
}

/** Fields for every record, or for each by its place, counted from 0. */
export type ManyOverrides<Fields> = Fields | ((index: number) => Fields);

/**
 * Make bodies of the API, complete and as specified. What is given is taken as it is, `undefined`
 * counts as not given. Records are numbered in the order in which they are made.
 */
export interface Factories {
  /** A complete record, as `getOpenAiChatMessage` answers. */
  readonly aMessage: (overrides?: Partial<OpenAiChatMessage>) => OpenAiChatMessage;
  /** A record as `searchOpenAiChatMessages` shows it: without `Action`. */
  readonly aMessageSummary: (
    overrides?: Partial<OpenAiChatMessageSummary>,
  ) => OpenAiChatMessageSummary;
  /** @throws RangeError if `count` is no whole number from 0 */
  readonly manyMessages: (
    count: number,
    overrides?: ManyOverrides<Partial<OpenAiChatMessage>>,
  ) => OpenAiChatMessage[];
  /** @throws RangeError if `count` is no whole number from 0 */
  readonly manyMessageSummaries: (
    count: number,
    overrides?: ManyOverrides<Partial<OpenAiChatMessageSummary>>,
  ) => OpenAiChatMessageSummary[];
  /**
   * A page of search results around these records, one by default. Counts and positions follow the
   * records and each other; `CurrentPage`, `CurrentPageSize` and `TotalItems` decide on the rest.
   */
  readonly aMessagePage: (
    records?: readonly OpenAiChatMessageSummary[],
    overrides?: PageOverrides,
  ) => OpenAiChatMessagePage;
  /** What a create, update or delete answers that took effect. */
  readonly aCommandSuccess: (overrides?: Partial<CommandSuccess>) => CommandSuccess;
  /** What a write answers with status 200 that had no effect. */
  readonly aCommandFailure: (overrides?: Partial<CommandFailure>) => CommandFailure;
  /** What a refused request answers with status 400; of a missing business by default. */
  readonly aValidationFailure: (
    ...errors: readonly Partial<ValidationError>[]
  ) => ValidationFailure;
  /** What `issueToken` answers. */
  readonly aToken: (overrides?: Partial<Token>) => Token;
  /** What `issueToken` answers with status 400; `invalid_grant` by default. */
  readonly aTokenError: (overrides?: Partial<TokenError>) => TokenError;
}

/**
 * Creates factories that count for themselves.
 *
 * @throws RangeError if `seed` is no whole number
 */
export function createFactories({ seed = 1 }: FactoriesOptions = {}): Factories {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be an integer, not ${seed}.`);
  let made = 0;

  const aMessage: Factories['aMessage'] = (overrides = {}) => {
    const index = made;
    made += 1;
    return createMessage({ seed, index }, overrides);
  };
  const aMessageSummary: Factories['aMessageSummary'] = (overrides) =>
    withoutAction(aMessage(overrides));

  return {
    aMessage,
    aMessageSummary,
    manyMessages: (count, overrides = {}) => makeMany(count, overrides, aMessage),
    manyMessageSummaries: (count, overrides = {}) => makeMany(count, overrides, aMessageSummary),
    aMessagePage: (records = [aMessageSummary()], overrides) =>
      createMessagePage(records, overrides),
    aCommandSuccess: createCommandSuccess,
    aCommandFailure: createCommandFailure,
    aValidationFailure: createValidationFailure,
    aToken: (overrides = {}) => ({ ...token, ...omitUndefined(overrides) }),
    aTokenError: (overrides = {}) => ({ ...tokenError, ...omitUndefined(overrides) }),
  };
}

const token: Token = {
  access_token: 'access-not-a-secret',
  token_type: 'bearer',
  expires_in: 604_799,
  refresh_token: 'refresh-not-a-secret',
};

const tokenError: TokenError = {
  error: 'invalid_grant',
  error_description: 'The user name or password is incorrect.',
};

function makeMany<Fields extends object, Made>(
  count: number,
  overrides: ManyOverrides<Fields>,
  make: (fields: Fields) => Made,
): Made[] {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`count must be an integer from 0, not ${count}.`);
  return Array.from({ length: count }, (_, index) =>
    make(typeof overrides === 'function' ? overrides(index) : overrides),
  );
}
