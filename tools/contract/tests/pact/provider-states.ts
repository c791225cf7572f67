import type { OpenAiChatMessage } from '@nexudus-toolkit/client';
import type { V3ProviderState } from '@pact-foundation/pact';
import type { StateHandlers } from '../../src/pact/state-server.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { bareMessage, linkedMessage } from '../records.ts';

/** Messages by the name that a state calls them by. */
const messages = { linked: linkedMessage, bare: bareMessage };

/** A caller whose token the provider fills in. */
export const grantedCaller: V3ProviderState = {
  description: 'a caller who may use every operation',
};

export const nextReadThrottled: V3ProviderState = {
  description: 'a caller whose next read comes too early',
};

export const nextWriteFails: V3ProviderState = { description: 'a next write that fails' };

export function messageExists(message: keyof typeof messages): V3ProviderState {
  return { description: 'a message with this id', parameters: { Id: linkedMessage.Id, message } };
}

export function noMessage(Id: number): V3ProviderState {
  return { description: 'no message with this id', parameters: { Id } };
}

export function messagesOfBusiness(BusinessId: number, count: number): V3ProviderState {
  return { description: 'messages of this business', parameters: { BusinessId, count } };
}

export function userExists(username: string): V3ProviderState {
  return { description: 'a user who may sign in', parameters: { username } };
}

/** How a provider is brought into these states, by the simulated Nexudus at its end. */
export function createStateHandlers({ simulator, token }: Provider): StateHandlers {
  const { store, faults, users } = simulator;
  return {
    'a caller who may use every operation': () => ({ accessToken: token }),
    'a caller whose next read comes too early': () => {
      faults.add({
        kind: 'throttle',
        operation: 'getOpenAiChatMessage',
        retryAfterSeconds: 30,
        times: 1,
      });
      return {};
    },
    'a next write that fails': () => {
      faults.add({ kind: 'unsuccessful', times: 1 });
      return {};
    },
    'a message with this id': ({ message }) => {
      store.replaceAll([messages[message as keyof typeof messages]]);
      return {};
    },
    'no message with this id': ({ Id }) => {
      store.remove(Number(Id));
      return {};
    },
    'messages of this business': ({ BusinessId, count }) => {
      store.replaceAll(listMessages(Number(BusinessId), Number(count)));
      return {};
    },
    'a user who may sign in': ({ username }) => {
      if (users.some((user) => user.username === username)) return {};
      throw new Error(`The simulator has no user ${String(username)}.`);
    },
  };
}

function listMessages(BusinessId: number, count: number): OpenAiChatMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    ...bareMessage,
    BusinessId,
    Id: index + 1,
  }));
}
