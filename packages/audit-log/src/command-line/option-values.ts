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

/** One of a few values. */
export function parseChoice<T extends string>(
  option: string,
  value: string,
  choices: readonly T[],
): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen !== undefined) return chosen;
  const last = choices.at(-1) ?? '';
  throw new UsageError(`--${option} should be ${choices.slice(0, -1).join(', ')} or ${last}.`);
}

/** A name as entries carry them: of a consumer, an operation, a key or a request. */
export function parseName(option: string, value: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}$/.test(value)) return value;
  throw new UsageError(
    `--${option} should be a name: 1 to 128 letters, digits, "_", "-", "." or ":".`,
  );
}

/** The UUID of a log. */
export function parseLogId(option: string, value: string): string {
  const id = value.toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new UsageError(`--${option} should be the UUID of a log.`);
}

/** What `--log-id` says; nothing when it was left out. */
export function parseOptionalLogId(value: string | undefined): string | undefined {
  return value === undefined ? undefined : parseLogId('log-id', value);
}

/** The status of an answer. */
export function parseStatus(option: string, value: string): number {
  if (/^[1-5]\d\d$/.test(value)) return Number(value);
  throw new UsageError(`--${option} should be a status, 100 to 599.`);
}

function parseWholeNumber(option: string, value: string, minimum: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < minimum) {
    throw new UsageError(`--${option} should be a whole number, ${minimum} or more.`);
  }
  return number;
}
