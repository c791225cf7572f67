import type { ValidationFailure } from '@nexudus-toolkit/api-types';
import type { ValidationIssue } from './validation-issue.ts';

/** Says what is wrong with a request the way Nexudus itself does (`createOpenAiChatMessage`, 400). */
export function toValidationFailure(issues: readonly ValidationIssue[]): ValidationFailure {
  return {
    Message: issues.map(({ propertyName, message }) => `${propertyName}: ${message}`).join('; '),
    Value: null,
    Errors: issues.map(({ propertyName, message, attemptedValue }) => ({
      AttemptedValue: attemptedValue ?? null,
      Message: message,
      PropertyName: propertyName,
    })),
    WasSuccessful: false,
  };
}
