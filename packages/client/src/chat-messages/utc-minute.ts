import type { UtcTime } from './filter.ts';

const iso8601 = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::(\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:\d\d)?)?$/;
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/**
 * Writes an instant as the API's filters want it, `YYYY-MM-DDTHH:mm` in UTC.
 *
 * @param bound Which way to leave out the seconds: to the minute before for `from`, to the minute
 * after for `to`, so that the range only ever grows.
 * @throws TypeError when it is neither a date nor a text, RangeError when it denotes no instant of
 * the years 0 to 9999.
 */
export function toUtcMinute(time: UtcTime, bound: 'from' | 'to', where: string): string {
  const instantMs = time instanceof Date ? time.getTime() : parse(time, bound, where);
  const round = bound === 'from' ? Math.floor : Math.ceil;
  const text = toIsoText(round(instantMs / minuteMs) * minuteMs);
  if (/^\d{4}-/.test(text)) return text.slice(0, 16);
  throw new RangeError(`${where} must be a valid Date, or a text such as 2025-01-31T10:30`);
}

/** The instant in milliseconds; `NaN` where there is none. */
function parse(text: unknown, bound: 'from' | 'to', where: string): number {
  if (typeof text !== 'string') throw new TypeError(`${where} must be a Date or a text`);
  const [, day, seconds] = iso8601.exec(text) ?? [];
  // Date.parse takes the 31st of February for a day of March.
  if (day === undefined || !toIsoText(Date.parse(day)).startsWith(day)) return NaN;
  if (text === day) return Date.parse(day) + (bound === 'to' ? dayMs : 0);
  const instantMs = Date.parse(/[Z+]|-\d\d:/.test(text) ? text : `${text}Z`);
  // A part of a second that is too small for a Date still has to count when rounding up.
  return instantMs + (bound === 'to' && Number(seconds ?? 0) % 1 > 0 ? 1 : 0);
}

/** The instant in ISO 8601; empty where there is none. */
function toIsoText(instantMs: number): string {
  const date = new Date(instantMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
