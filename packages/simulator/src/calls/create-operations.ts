import {
  parseParameters,
  toValidationFailure,
  type OperationId,
} from '@nexudus-toolkit/validation';
import type { MessageStore, StoredMessage } from '../messages/message-store.ts';
import {
  createMessage,
  deleteMessage,
  updateMessage,
  type WriteDependencies,
} from '../messages/write-messages.ts';
import type { RequestRecorder } from '../requests/request-counters.ts';
import { searchMessages } from '../search/search-messages.ts';
import { answerTokenRequest } from '../tokens/answer-token-request.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import type { SimulatorUser } from '../users/simulator-user.ts';
import { emptyAnswer, jsonAnswer, type Answer } from './answer.ts';
import type { Call } from './call.ts';

export interface OperationDependencies {
  readonly store: MessageStore;
  readonly tokens: TokenStore;
  readonly users: readonly SimulatorUser[];
  readonly recorder: RequestRecorder;
  readonly clock: () => Date;
  readonly newUuid: () => string;
}

export type Operations = Readonly<Record<OperationId, (call: Call) => Answer>>;

/** What each operation of the specification does, once the caller may call it. */
export function createOperations(dependencies: OperationDependencies): Operations {
  const { store, tokens, users, recorder, clock, newUuid } = dependencies;

  const toWriteDependencies = ({ operation, headers }: Call): WriteDependencies => ({
    store,
    clock,
    newUuid,
    onWrite: (messageId) => {
      const requestId = headers.get('x-request-id');
      recorder.recordWrite({ operationId: operation.id, messageId, requestId });
    },
  });

  return {
    searchOpenAiChatMessages: ({ url, ignoresFilters }) =>
      searchMessages(store, url.searchParams, { ignoresFilters }),
    getOpenAiChatMessage: (call) => withId(call, (id) => answerMessage(store.get(id))),
    createOpenAiChatMessage: (call) =>
      createMessage(call.body, toUsername(call), toWriteDependencies(call)),
    updateOpenAiChatMessage: (call) =>
      updateMessage(call.body, toUsername(call), toWriteDependencies(call)),
    deleteOpenAiChatMessage: (call) =>
      withId(call, (id) => deleteMessage(id, toUsername(call), toWriteDependencies(call))),
    issueToken: (call) => answerTokenRequest(call, users, tokens),
  };
}

function withId(call: Call, answer: (id: number) => Answer): Answer {
  const { path, issues } = parseParameters(call.operation, {
    path: call.pathParameters,
    search: '',
    headers: call.headers,
    unknownQuery: 'ignore',
  });
  return issues.length > 0
    ? jsonAnswer(400, toValidationFailure(issues))
    : answer(Number(path['id']));
}

function answerMessage(message: StoredMessage | undefined): Answer {
  return message ? jsonAnswer(200, message) : emptyAnswer(404);
}

function toUsername({ user }: Call): string {
  return user?.username ?? 'anonymous';
}
