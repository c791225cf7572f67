const pattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Whether a text names a calendar month, such as `2026-11`. */
export function isPeriod(text: string): boolean {
  return pattern.test(text);
}

/**
 * The calendar month of an instant, in UTC: `2026-11`.
 *
 * @throws {RangeError} when it is no time, or one of before the year 0 or after 9999
 */
export function toPeriod(at: Date): string {
  const period = at.toISOString().slice(0, 7);
  if (isPeriod(period)) return period;
  throw new RangeError('A period lies between the years 0 and 9999.');
}

/** The first instant of a period, in milliseconds since 1970. */
export function startOfPeriodMs(period: string): number {
  return Date.parse(`${period}-01T00:00:00.000Z`);
}

/** The first instant after a period, in milliseconds since 1970. */
export function endOfPeriodMs(period: string): number {
  const end = new Date(startOfPeriodMs(period));
  return end.setUTCMonth(end.getUTCMonth() + 1);
}
