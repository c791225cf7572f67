import type { paths } from '@nexudus-toolkit/api-types';

import type { CallTarget } from '../answer/call-state.ts';
import type { OperationId } from '../errors/nexudus-error.ts';

const collection: keyof paths = '/api/sys/openaichatmessages';
const item: keyof paths = '/api/sys/openaichatmessages/{id}';

/** Where each operation lies; the type makes a missing or surplus one a compile error. */
const targets: Readonly<Record<OperationId, readonly [method: string, path: keyof paths]>> = {
  searchOpenAiChatMessages: ['GET', collection],
  getOpenAiChatMessage: ['GET', item],
  createOpenAiChatMessage: ['POST', collection],
  updateOpenAiChatMessage: ['PUT', collection],
  deleteOpenAiChatMessage: ['DELETE', item],
  issueToken: ['POST', '/api/token'],
};

export function targetOf(operationId: OperationId): CallTarget {
  const [method, urlTemplate] = targets[operationId];
  return { operationId, method, urlTemplate };
}

/** What a raw call is aimed at; a path that the specification does not have is no operation. */
export function findTarget(method: string, urlTemplate: string): CallTarget {
  const names = Object.keys(targets) as OperationId[]; // the keys of the record above
  const operationId = names.find(
    (name) => targets[name][0] === method && targets[name][1] === urlTemplate,
  );
  return { operationId, method, urlTemplate };
}
