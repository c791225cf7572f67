/**
 * Proves to the API who is calling. Made by {@link bearer} or {@link basic}; any object with this
 * method will do. Credentials stay in closures, so that printing the object reveals nothing.
 */
export interface Authentication {
  /** Yields the value of the `Authorization` header. Called once for each request. */
  readonly authorization: () => Promise<string>;
}

/** A token, or a function that yields the current one and is called once for each request. */
export type TokenSource = string | (() => string | Promise<string>);

/**
 * Authenticates with a bearer token: one that `POST /api/token` issued, or a proxy's API key.
 *
 * @throws TypeError at once when a fixed token cannot stand in a header. A function that yields such
 * a token makes the request reject with the same; what the function itself throws passes unchanged.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearer(token: TokenSource): Authentication {
  if (typeof token === 'function') {
    return { authorization: async () => `Bearer ${checkedToken(await token())}` };
  }
  const value = `Bearer ${checkedToken(token)}`;
  return { authorization: () => Promise.resolve(value) };
}

/**
 * Authenticates with a user's name and password, sent with every request. Works only for users
 * without two-factor authentication, and is meant for use over https.
 *
 * @throws TypeError when the name is empty or contains a colon.
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
export function basic(username: string, password: string): Authentication {
  if (typeof username !== 'string' || username === '' || username.includes(':')) {
    throw new TypeError('basic(): the user name must be a string, not empty and without a colon');
  }
  if (typeof password !== 'string') throw new TypeError('basic(): the password must be a string');
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const value = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return { authorization: () => Promise.resolve(value) };
}

/** Refuses what `Headers` would refuse too, but with a message that does not repeat the secret. */
function checkedToken(token: unknown): string {
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError(
      'The token must be a string of printable ASCII, not empty and without white space ' +
        '(a token read from a file may end in a line break)',
    );
  }
  return token;
}
