import type {
  CommandFailure,
  CommandSuccess,
  ValidationError,
  ValidationFailure,
} from '@nexudus-toolkit/api-types';
import { toValidationFailure } from '@nexudus-toolkit/validation';
import { toCommandFailure, toCommandSuccess } from '../messages/command-result.ts';
import { omitUndefined } from './omit-undefined.ts';

/** The envelope of a create, as documented, unless something else is given. */
export function createCommandSuccess(overrides: Partial<CommandSuccess> = {}): CommandSuccess {
  const updatedOn = new Date(Date.UTC(2025, 0, 15, 10, 30));
  const success = toCommandSuccess('created', 87_654_321, updatedOn, 'service@example.com');
  return { ...success, ...omitUndefined(overrides) };
}

/** The envelope of a write without effect. */
export function createCommandFailure(overrides: Partial<CommandFailure> = {}): CommandFailure {
  return { ...toCommandFailure('The record could not be saved.'), ...omitUndefined(overrides) };
}

/** The documented body of a refused request, with one message made of all. */
export function createValidationFailure(
  ...errors: readonly Partial<ValidationError>[]
): ValidationFailure {
  const given = errors.length === 0 ? [{}] : errors;
  const issues = given.map(
    ({ PropertyName = 'Business', Message = 'is a required field', AttemptedValue = null }) => ({
      location: 'body' as const,
      pointer: `/${PropertyName}`,
      propertyName: PropertyName,
      message: Message,
      attemptedValue: AttemptedValue,
    }),
  );
  return toValidationFailure(issues);
}
