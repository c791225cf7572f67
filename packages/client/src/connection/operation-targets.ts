import type { paths } from '@nexudus-toolkit/api-types';

import type { CallTarget } from '../answer/call-state.ts';
import type { OperationId } from '../errors/nexudus-error.ts';

/** Where the messages lie, and each of them. */
export const collection: keyof paths & '/api/sys/openaichatmessages' =
  '/api/sys/openaichatmessages';
export const item: keyof paths & '/api/sys/openaichatmessages/{id}' =
  '/api/sys/openaichatmessages/{id}';

/** Which operation lies where; a path that the specification lacks is a compile error. */
const operationIds: Readonly<Record<`${string} ${keyof paths}`, OperationId>> = {
  'GET /api/sys/openaichatmessages': 'searchOpenAiChatMessages',
  'GET /api/sys/openaichatmessages/{id}': 'getOpenAiChatMessage',
  'POST /api/sys/openaichatmessages': 'createOpenAiChatMessage',
  'PUT /api/sys/openaichatmessages': 'updateOpenAiChatMessage',
  'DELETE /api/sys/openaichatmessages/{id}': 'deleteOpenAiChatMessage',
  'POST /api/token': 'issueToken',
};

/** What a call is aimed at; a path that the specification does not have is no operation. */
export function findTarget(method: string, urlTemplate: string): CallTarget {
  const names: Readonly<Record<string, OperationId>> = operationIds;
  const operationId = names[`${method} ${urlTemplate}`];
  return { operationId, method, urlTemplate };
}
