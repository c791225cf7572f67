import type { OperationId } from './generated/operations.ts';
import { toIssues } from './schema-issues.ts';
import { suggestFields } from './suggestion.ts';
import type { ValidationIssue } from './validation-issue.ts';
import { validators } from './generated/validators.js';

/**
 * Validates a parsed request body.
 *
 * @param contentType media type without parameters; one that the operation does not take is an
 *   error of the caller
 * @throws TypeError if the operation takes no body of that type
 */
export function validateRequestBody(
  operationId: OperationId,
  contentType: string,
  body: unknown,
): readonly ValidationIssue[] {
  const validate = validators[operationId].body[contentType];
  if (!validate) throw new TypeError(`${operationId} takes no body of type ${contentType}`);
  return toIssues('body', body, validate, suggestFields(operationId));
}

/**
 * Validates a parsed response body against what the specification promises for its status.
 *
 * @returns `undefined` where the specification promises no body of that type for that status
 */
export function validateResponseBody(
  operationId: OperationId,
  status: number,
  contentType: string,
  body: unknown,
): readonly ValidationIssue[] | undefined {
  const { responses } = validators[operationId];
  const validate = (responses[status] ?? responses['default'])?.[contentType];
  return validate && toIssues('body', body, validate);
}
