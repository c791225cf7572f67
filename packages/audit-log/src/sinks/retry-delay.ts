/** How long to wait before a batch is sent again. */
export interface BackOff {
  /** After the first failure, in milliseconds; doubled with each further one. 1000 by default. */
  readonly initialMs?: number;
  /** Never longer than this, in milliseconds; 60,000 by default. */
  readonly maxMs?: number;
}

// A place that asks for a day would be forgotten by then.
const maxRetryAfterMs = 3_600_000;

/**
 * The time until the next attempt, in milliseconds: between half and the whole of what the failures
 * so far call for, so that many who failed together do not come back together; and no shorter than
 * the place has asked for, up to an hour.
 *
 * @param failures in a row, 1 or more
 * @param random from 0 to 1
 */
export function toRetryDelayMs(
  failures: number,
  { initialMs = 1000, maxMs = 60_000 }: BackOff,
  random: number,
  retryAfterMs = 0,
): number {
  const wholeMs = Math.min(maxMs, initialMs * 2 ** (failures - 1));
  return Math.max((wholeMs / 2) * (1 + random), Math.min(retryAfterMs, maxRetryAfterMs));
}

/**
 * What a `Retry-After` asks for, in milliseconds; nothing when it is absent or neither seconds nor
 * a date.
 *
 * @see RFC 9110, section 10.2.3
 */
export function parseRetryAfterMs(value: string | null, now: Date): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}
