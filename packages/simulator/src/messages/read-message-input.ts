import type { OpenAiChatMessageCreate, OpenAiChatMessageUpdate } from '@nexudus-toolkit/api-types';
import { validateRequestBody, type ValidationIssue } from '@nexudus-toolkit/validation';

/** What a create or an update may set; every other field of a record is read-only. */
export const writableFields: readonly (keyof OpenAiChatMessageCreate)[] = [
  'BusinessId',
  'UserId',
  'AiChannelSessionId',
  'Action',
  'Content',
  'CoworkerMessageId',
  'HelpDeskMessageId',
  'HelpDeskCommentId',
];

export type MessageInput<Body> =
  | { readonly ok: true; readonly value: Body }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

/** Reads the body of `createOpenAiChatMessage`. */
export function readCreateInput(text: string): MessageInput<OpenAiChatMessageCreate> {
  return readInput<OpenAiChatMessageCreate>('createOpenAiChatMessage', writableFields, text);
}

/** Reads the body of `updateOpenAiChatMessage`: `Id` and the writable fields. */
export function readUpdateInput(text: string): MessageInput<OpenAiChatMessageUpdate> {
  const fields = ['Id', ...writableFields];
  return readInput<OpenAiChatMessageUpdate>('updateOpenAiChatMessage', fields, text);
}

function readInput<Body>(
  operationId: 'createOpenAiChatMessage' | 'updateOpenAiChatMessage',
  fields: readonly string[],
  text: string,
): MessageInput<Body> {
  const body = parseObject(text);
  if (!body) return { ok: false, issues: [notAnObject] };
  // A null counts as left out, and fields that the operation does not take are ignored.
  const input = Object.fromEntries(
    fields.flatMap((field) => (body[field] == null ? [] : [[field, body[field]]])),
  );
  const issues = validateRequestBody(operationId, 'application/json', input);
  // The validator has just established that the input has the shape of the operation's body.
  return issues.length === 0
    ? { ok: true, value: input as Body }
    : { ok: false, issues: issues.map(nameLinkByEntity) };
}

const notAnObject: ValidationIssue = {
  location: 'body',
  pointer: '',
  propertyName: 'Body',
  message: 'must be a JSON object',
  attemptedValue: null,
};

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A missing link is reported under the entity: `Business`, not `BusinessId`. */
function nameLinkByEntity(issue: ValidationIssue): ValidationIssue {
  const isMissingLink = issue.attemptedValue === null && issue.propertyName === 'BusinessId';
  return isMissingLink ? { ...issue, propertyName: 'Business' } : issue;
}
