// Checked by the compiler alone: a line marked as an error that compiles is an error itself.
import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { expectTypeOf } from 'vitest';
import { aMessage, aMessagePage, aToken } from '../../src/factories/index.ts';
import { createSimulatorHandlers } from '../../src/msw/index.ts';

export function right(): void {
  const { handlers, simulator } = createSimulatorHandlers({
    baseUrl: 'https://gate.example',
    messages: 3,
    overrides: {
      getOpenAiChatMessage: ({ params }) => aMessage({ Id: params.id }),
      searchOpenAiChatMessages: aMessagePage(),
      deleteOpenAiChatMessage: async ({ original }) => (await original()).clone(),
      issueToken: () => aToken(),
      createOpenAiChatMessage: () => undefined,
    },
  });
  expectTypeOf(handlers).toExtend<readonly RequestHandler[]>();
  expectTypeOf(simulator.store.size).toEqualTypeOf<number>();
  setupServer(...handlers);
}

export function wrong(): void {
  // @ts-expect-error an operation that does not exist
  createSimulatorHandlers({ overrides: { getChatMessage: aMessage() } });
  // @ts-expect-error an operation that does not exist, by a function
  createSimulatorHandlers({ overrides: { getChatMessage: () => aMessage() } });
  // @ts-expect-error the body of another operation
  createSimulatorHandlers({ overrides: { getOpenAiChatMessage: aMessagePage() } });
  // @ts-expect-error the body of another operation, from a function
  createSimulatorHandlers({ overrides: { getOpenAiChatMessage: () => aMessagePage() } });
  // @ts-expect-error a part of a body
  createSimulatorHandlers({ overrides: { getOpenAiChatMessage: { Id: 1 } } });
  // @ts-expect-error a part of a body, from a function
  createSimulatorHandlers({ overrides: { getOpenAiChatMessage: () => ({ Id: 1 }) } });
  // @ts-expect-error the promise of a wrong body
  createSimulatorHandlers({ overrides: { issueToken: () => Promise.resolve({ token: 'x' }) } });
  createSimulatorHandlers({
    // @ts-expect-error a misspelt field
    overrides: { getOpenAiChatMessage: { ...aMessage(), Chanel: 'Email' } },
  });
  // @ts-expect-error null is no body
  createSimulatorHandlers({ overrides: { getOpenAiChatMessage: () => null } });
  // @ts-expect-error a search has no id
  createSimulatorHandlers({ overrides: { searchOpenAiChatMessages: (call) => call.params.id } });
  // @ts-expect-error a misspelt option
  createSimulatorHandlers({ baseURL: 'https://gate.example' });
}
