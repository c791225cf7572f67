import type {
  CommandSuccess,
  OpenAiChatMessage,
  OpenAiChatMessagePage,
} from '@nexudus-toolkit/api-types';

import { isObject } from '../answer/json.ts';

// These look at the top level alone: enough to tell the documented body from another program's
// answer, without refusing one for a detail that most callers never read.

export function isPage(body: unknown): body is OpenAiChatMessagePage {
  return (
    isObject(body) &&
    Array.isArray(body['Records']) &&
    body['Records'].every(isObject) &&
    typeof body['CurrentPage'] === 'number' &&
    typeof body['TotalPages'] === 'number'
  );
}

export function isRecord(body: unknown): body is OpenAiChatMessage {
  return isObject(body) && typeof body['Id'] === 'number';
}

export function isCommandSuccess(body: unknown): body is CommandSuccess {
  return isObject(body) && body['WasSuccessful'] === true && isObject(body['Value']);
}
