import { toValidationFailure } from '@nexudus-toolkit/validation';
import { emptyAnswer, jsonAnswer, type Answer } from '../calls/answer.ts';
import { toTimestamp } from './blank-message.ts';
import { toCommandSuccess } from './command-result.ts';
import type { MessageStore } from './message-store.ts';
import { readCreateInput, readUpdateInput, writableFields } from './read-message-input.ts';
import { findSessionFields, findSessionMessage } from './session-fields.ts';

export interface WriteDependencies {
  readonly store: MessageStore;
  readonly clock: () => Date;
  readonly newUuid: () => string;
  /** Told of each write that took effect. */
  readonly onWrite: (messageId: number) => void;
}

/** Answers `createOpenAiChatMessage`. */
export function createMessage(body: string, by: string, dependencies: WriteDependencies): Answer {
  const { store, clock, newUuid, onWrite } = dependencies;
  const input = readCreateInput(body);
  if (!input.ok) return jsonAnswer(400, toValidationFailure(input.issues));
  const now = clock();
  const sessionId = input.value.AiChannelSessionId ?? null;
  const { Id } = store.put({
    ...findSessionFields(store, sessionId),
    ...input.value,
    Channel: findSessionMessage(store, sessionId)?.Channel ?? null,
    UniqueId: newUuid(),
    CreatedOn: toTimestamp(now),
    UpdatedOn: toTimestamp(now),
    UpdatedBy: by,
    IsNew: true,
  });
  onWrite(Id);
  return jsonAnswer(200, toCommandSuccess('created', Id, now, by));
}

/** Answers `updateOpenAiChatMessage`: a writable field that is left out is cleared. */
export function updateMessage(body: string, by: string, dependencies: WriteDependencies): Answer {
  const { store, clock, onWrite } = dependencies;
  const input = readUpdateInput(body);
  if (!input.ok) return jsonAnswer(400, toValidationFailure(input.issues));
  const existing = store.get(input.value.Id);
  if (!existing) return emptyAnswer(404);
  const now = clock();
  const cleared = Object.fromEntries(
    writableFields.filter((field) => field in existing).map((field) => [field, null]),
  );
  store.put({
    ...existing,
    ...cleared,
    ...findSessionFields(store, input.value.AiChannelSessionId ?? null),
    ...input.value,
    UpdatedOn: toTimestamp(now),
    UpdatedBy: by,
    IsNew: false,
    ToStringText: input.value.Content,
  });
  onWrite(existing.Id);
  return jsonAnswer(200, toCommandSuccess('updated', existing.Id, now, by));
}

/** Answers `deleteOpenAiChatMessage`. */
export function deleteMessage(id: number, by: string, dependencies: WriteDependencies): Answer {
  const { store, clock, onWrite } = dependencies;
  if (!store.remove(id)) return emptyAnswer(404);
  onWrite(id);
  return jsonAnswer(200, toCommandSuccess('deleted', id, clock(), by));
}
