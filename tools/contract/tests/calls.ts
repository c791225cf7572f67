import type { NexudusClient } from '@nexudus-toolkit/client';
import type { OperationId } from '@nexudus-toolkit/validation';
import { linkedMessage } from './records.ts';

/** Calls an operation with acceptable input, and with headers that tell Prism how to answer. */
export type Call = (client: NexudusClient, headers?: Record<string, string>) => Promise<unknown>;

/** Operations that have a typed method: all but the sign-in. */
export type MessageOperationId = Exclude<OperationId, 'issueToken'>;

/** One call of each operation on messages. */
export const messageCalls: Readonly<Record<MessageOperationId, Call>> = {
  searchOpenAiChatMessages: ({ chatMessages }, headers) =>
    chatMessages.search({ businesses: 4711 }, { headers }),
  getOpenAiChatMessage: ({ chatMessages }, headers) =>
    chatMessages.get(linkedMessage.Id, { headers }),
  createOpenAiChatMessage: ({ chatMessages }, headers) =>
    chatMessages.create({ BusinessId: 4711, Action: 1, Content: 'Good morning' }, { headers }),
  updateOpenAiChatMessage: ({ chatMessages }, headers) =>
    chatMessages.update(linkedMessage, { headers, checkUnchanged: false }),
  deleteOpenAiChatMessage: ({ chatMessages }, headers) =>
    chatMessages.delete(linkedMessage.Id, { headers }),
};

export const messageOperationIds = Object.keys(messageCalls) as MessageOperationId[];

/** Carries out a call that has to fail, and returns what it rejected with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (answer) => {
      throw new Error(`The call succeeded: ${JSON.stringify(answer)}`);
    },
    (error: unknown) => error,
  );
}
