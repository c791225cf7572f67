import type { CommandFailure, ValidationError as PropertyError } from '@nexudus-toolkit/api-types';

import { isObject } from './json.ts';

/** Whether a body reports a failed command. Looks at what tells the two outcomes apart, no deeper. */
export function isCommandFailure(body: unknown): body is CommandFailure {
  return isObject(body) && body['WasSuccessful'] === false;
}

/** Whether a body names a status of failure, whatever else it says and whatever the answer's own is. */
export function hasFailureStatus(body: unknown): boolean {
  return isObject(body) && Number(body['Status']) >= 400;
}

/** The complaints of a failed command; what has not their documented form is left out. */
export function propertyErrors(failure: CommandFailure | undefined): readonly PropertyError[] {
  const errors: unknown = failure?.Errors;
  return Array.isArray(errors) ? errors.filter(isPropertyError) : [];
}

function isPropertyError(value: unknown): value is PropertyError {
  return (
    isObject(value) &&
    typeof value['PropertyName'] === 'string' &&
    typeof value['Message'] === 'string'
  );
}
