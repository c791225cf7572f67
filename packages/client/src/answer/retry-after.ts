/**
 * How long a throttled caller is asked to wait, in milliseconds; `undefined` where it is not said.
 * A date is measured against the answer's own `Date`, where there is one: then no clock has to agree
 * with the server's.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfterMs(
  headers: Headers,
  body: unknown,
  nowMs: number,
): number | undefined {
  const header = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(header)) return toMilliseconds(header);
  const untilMs = Date.parse(header);
  const sentMs = Date.parse(headers.get('Date') ?? '');
  if (!Number.isNaN(untilMs)) return Math.max(0, untilMs - (sentMs || nowMs));
  const seconds = waitInText(body);
  return seconds === undefined ? undefined : toMilliseconds(seconds);
}

/**
 * Whether an answer means "too many requests". Of a 409, rather than a conflict: Nexudus throttles
 * with this status, a `Retry-After` and a reason phrase; HTTP/2 has no phrase, and a browser may
 * hide the header, so each of the signs suffices.
 */
export function isThrottle({ status, statusText, headers }: Response, body: unknown): boolean {
  const isMarked =
    headers.has('Retry-After') ||
    /you must wait/i.test(statusText) ||
    waitInText(body) !== undefined;
  return status === 429 || (status === 409 && isMarked);
}

/** The `12.5` of "Wait 12.5 seconds". Only plain text counts: a JSON body may quote a message. */
function waitInText(body: unknown): string | undefined {
  return typeof body === 'string'
    ? /\bwait (\d+(?:\.\d+)?) seconds?\b/i.exec(body)?.[1]
    : undefined;
}

function toMilliseconds(seconds: string): number | undefined {
  const milliseconds = Math.ceil(Number(seconds) * 1000);
  return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}
