// Checked by the compiler alone: a line marked as an error that compiles is an error itself.
import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessagePage,
  OpenAiChatMessageSummary,
  ValidationFailure,
} from '@nexudus-toolkit/api-types';
import { expectTypeOf } from 'vitest';
import {
  aCommandSuccess,
  aMessage,
  aMessagePage,
  aMessageSummary,
  aValidationFailure,
  createFactories,
  manyMessages,
} from '../../src/factories/index.ts';

export function results(): void {
  expectTypeOf(aMessage()).toEqualTypeOf<OpenAiChatMessage>();
  expectTypeOf(aMessage({ Channel: 'Email' })).toEqualTypeOf<OpenAiChatMessage>();
  expectTypeOf(aMessageSummary({ Channel: null })).toEqualTypeOf<OpenAiChatMessageSummary>();
  expectTypeOf(manyMessages(3)).toEqualTypeOf<OpenAiChatMessage[]>();
  expectTypeOf(aMessagePage([aMessage()])).toEqualTypeOf<OpenAiChatMessagePage>();
  expectTypeOf(aCommandSuccess()).toEqualTypeOf<CommandSuccess>();
  expectTypeOf(aValidationFailure()).toEqualTypeOf<ValidationFailure>();
}

export function mistakes(): void {
  // @ts-expect-error a misspelt field
  aMessage({ Chanel: 'Email' });
  // @ts-expect-error a value of the wrong type
  aMessage({ Id: '1' });
  // @ts-expect-error a field that is never null
  aMessage({ Content: null });
  // @ts-expect-error a summary lacks Action
  aMessageSummary({ Action: 1 });
  // @ts-expect-error a misspelt field in each of many
  manyMessages(2, { Chanel: 'Email' });
  // @ts-expect-error a count is needed
  manyMessages();
  // @ts-expect-error the records come first
  aMessagePage({ TotalItems: 3 });
  // @ts-expect-error a misspelt field of the envelope
  aMessagePage([], { TotalItem: 3 });
  // @ts-expect-error a success is one
  aCommandSuccess({ WasSuccessful: false });
  // @ts-expect-error a misspelt option
  createFactories({ sed: 1 });
}
