const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Whether a text is a calendar month such as `2026-05`. */
export function isMonth(text: string): boolean {
  return monthPattern.test(text);
}

/** The calendar month of a point in time, UTC. */
export function toMonth(time: Date): string {
  return time.toISOString().slice(0, 7);
}

/** When a month begins. */
export function startOfMonth(month: string): Date {
  return new Date(`${month}-01T00:00:00.000Z`);
}

/** The month so many months later, or earlier for a negative number. */
export function addMonths(month: string, count: number): string {
  const start = startOfMonth(month);
  start.setUTCMonth(start.getUTCMonth() + count);
  return toMonth(start);
}
