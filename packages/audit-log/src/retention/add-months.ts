import { startOfPeriodMs, toPeriod } from '../pseudonyms/period.ts';

/** The calendar month so many months later, or earlier for a negative number. */
export function addMonths(period: string, count: number): string {
  const start = new Date(startOfPeriodMs(period));
  start.setUTCMonth(start.getUTCMonth() + count);
  return toPeriod(start);
}
