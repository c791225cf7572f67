/** The arguments make no command; the message says which one and what it should be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const timePattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A point in time: a date, which begins at midnight UTC, or a date and time with its zone. */
export function parseTime(option: string, value: string): Date {
  const time = new Date(value);
  if (!timePattern.test(value) || Number.isNaN(time.getTime())) {
    const example = 'such as 2026-11-20 or 2026-11-20T08:00Z';
    throw new UsageError(`--${option} should be a time with its zone, ${example}.`);
  }
  return time;
}

/** A number of things, 1 or more. */
export function parseCount(option: string, value: string): number {
  return parseWholeNumber(option, value, 1);
}

/** The `Id` of a record. */
export function parseRecordId(option: string, value: string): number {
  return parseWholeNumber(option, value, 0);
}

/** A whole number, 0 or more; nothing when the option was left out. */
export function parseOptionalWhole(option: string, value: string | undefined): number | undefined {
  return value === undefined ? undefined : parseWholeNumber(option, value, 0);
}

function parseWholeNumber(option: string, value: string, minimum: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < minimum) {
    throw new UsageError(`--${option} should be a whole number, ${minimum} or more.`);
  }
  return number;
}
