import type { ValidationFailure } from '@nexudus-toolkit/api-types';
import type { ValidationIssue } from './validation-issue.ts';

// A hostile request of a megabyte must not be answered with ten.
const maxIssues = 100;
const maxTextLength = 200;

/**
 * Says what is wrong with a request the way Nexudus itself does (`createOpenAiChatMessage`, 400):
 * the first hundred issues, each with the value as it came if that is a short one.
 */
export function toValidationFailure(issues: readonly ValidationIssue[]): ValidationFailure {
  const reported = issues.slice(0, maxIssues);
  const rest = issues.length - reported.length;
  const messages = reported.map(
    ({ propertyName, message }) => `${shorten(propertyName)}: ${message}`,
  );
  return {
    Message: [...messages, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; '),
    Value: null,
    Errors: reported.map(({ propertyName, message, attemptedValue }) => ({
      AttemptedValue: toAttemptedValue(attemptedValue),
      Message: message,
      PropertyName: shorten(propertyName),
    })),
    WasSuccessful: false,
  };
}

function toAttemptedValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return shorten(value);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Cuts where a character ends: half of one is no text. */
function shorten(text: string): string {
  return text.length > maxTextLength
    ? `${text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '')}…`
    : text;
}
