/** A query string as it was understood. */
export interface ParsedQuery {
  /** The values of each name, in the order in which they stand there. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Whether a name or a value is left out above because it is not percent-encoded UTF-8. */
  readonly isUnreadable: boolean;
}

/**
 * Reads a query string strictly. `URLSearchParams` would replace what is not UTF-8 and keep a stray
 * percent sign; here both are errors, so that a value means the same to everyone who reads it.
 *
 * @param search the query string, with or without its question mark, still percent-encoded
 */
export function parseQuery(search: string): ParsedQuery {
  const parameters = new Map<string, string[]>();
  let isUnreadable = false;
  const text = search.startsWith('?') ? search.slice(1) : search;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const separator = part.indexOf('=');
    const name = decode(separator < 0 ? part : part.slice(0, separator));
    const value = separator < 0 ? '' : decode(part.slice(separator + 1));
    if (name === undefined || value === undefined) {
      isUnreadable = true;
      continue;
    }
    const values = parameters.get(name);
    if (values) values.push(value);
    else parameters.set(name, [value]);
  }
  return { parameters, isUnreadable };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
