/** An address under which the API lies: without a trailing slash, query, fragment or credentials. */
export interface BaseUrl {
  readonly href: string;
  readonly origin: string;
}

/**
 * Reads an address that every operation's path is appended to; it may have a path itself.
 * The value is never repeated in an error: it could contain a password.
 *
 * @throws TypeError when it is no absolute http(s) URL, or has credentials, a query or a fragment.
 */
export function parseBaseUrl(value: string): BaseUrl {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username ||
    url.password ||
    /[?#]/.test(value)
  ) {
    throw new TypeError(
      'baseUrl must be an absolute http(s) URL without credentials, query or fragment',
    );
  }
  return { href: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin };
}
