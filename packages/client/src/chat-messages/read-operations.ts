import type { OpenAiChatMessage, OpenAiChatMessagePage } from '@nexudus-toolkit/api-types';

import { toOperation } from '../answer/call.ts';
import type { CallInput, Operation } from '../answer/call.ts';
import { collection, item } from '../connection/operation-targets.ts';
import { isPage, isRecord } from './documented-bodies.ts';
import { assertRecordId } from './record-id.ts';

export const searchMessages: Operation<OpenAiChatMessagePage> = toOperation(
  'GET',
  collection,
  isPage,
);

export const getMessage: Operation<OpenAiChatMessage> = toOperation('GET', item, isRecord);

/** Names one record; `where` names the id in the error for one that cannot be right. */
export function byId(id: number, where: string): CallInput {
  assertRecordId(id, where);
  return { params: { path: { id } } };
}
