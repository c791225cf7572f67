const iso8601 = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d)(:[0-5]\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;
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
export function toUtcMinute(time: unknown, bound: 'from' | 'to', where: string): string {
  const given = time instanceof Date ? toIsoText(time.getTime()) : time;
  if (typeof given !== 'string') throw new TypeError(`${where} must be a Date or a text`);
  const [, day = '', clock = '', seconds = '', zone = 'Z'] = iso8601.exec(given) ?? [];
  const begunMs = clock === '' ? dayMs : /[1-9]/.test(seconds) ? minuteMs : 0;
  const roundMs = bound === 'to' ? begunMs : 0;
  const text = toIsoText(Date.parse(day + (clock || 'T00:00') + zone) + roundMs);
  // Date.parse takes the 31st of February for a day of March.
  const isDay = toIsoText(Date.parse(day)).startsWith(day);
  if (isDay && /^\d{4}-/.test(text)) return text.slice(0, 16);
  throw new RangeError(`${where} must be a valid Date, or a text such as 2025-01-31T10:30`);
}

/** The instant in ISO 8601; empty where there is none. */
function toIsoText(instantMs: number): string {
  const date = new Date(instantMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
