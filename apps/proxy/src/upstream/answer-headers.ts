/** Header fields by lower-case name; only those that the proxy reads are there. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

const seconds = /^\d{1,9}(\.\d{1,9})?$/;
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Picks what the proxy reads of an answer's header, so that no other field gets any further. */
export function pickAnswerHeaders(headers: AnswerHeaders): AnswerHeaders {
  return {
    'content-type': first(headers['content-type']),
    'retry-after': toRetryAfter(first(headers['retry-after'])),
  };
}

/** Whole seconds or a date (RFC 9110, section 10.2.3); Nexudus counts in fractions elsewhere. */
function toRetryAfter(value: string | undefined): string | undefined {
  if (value === undefined || httpDate.test(value)) return value;
  return seconds.test(value) ? String(Math.ceil(Number(value))) : undefined;
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
