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
  if (typeof value !== 'string' || !URL.canParse(value)) {
    throw new TypeError('baseUrl must be an absolute URL such as https://spaces.nexudus.com');
  }
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new TypeError('baseUrl must begin with https:// or http://');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('baseUrl must not contain credentials');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError('baseUrl must not contain a query or a fragment');
  }
  return { href: url.origin + url.pathname.replace(/\/+$/, ''), origin: url.origin };
}
