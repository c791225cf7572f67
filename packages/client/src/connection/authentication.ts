import type { CallTarget } from '../answer/call-state.ts';
import type { Connection } from './connection.ts';

/** What an authentication may use of the client that it works for. */
export type AuthenticationContext = Pick<Connection, 'baseUrl' | 'clock' | 'open' | 'send'>;

/** A request that was answered with 401. */
export interface Refused extends CallTarget {
  /** The value of the `Authorization` header that was refused. */
  readonly authorization: string;
  /** Whether it is the second refusal of this call, of a credential that was renewed for it. */
  readonly isReplay: boolean;
}

/**
 * Proves to the API who is calling. Made by {@link bearer}, {@link basic} or `passwordGrant`; any
 * object with the first method will do. Credentials stay in closures, so that printing the object
 * reveals nothing.
 */
export interface Authentication {
  /** Yields the value of the `Authorization` header. Called once for each request. */
  readonly authorization: (context: AuthenticationContext) => Promise<string>;
  /** Says whether to send a refused request once more; only useful with another credential. */
  readonly renew?: (refused: Refused, context: AuthenticationContext) => Promise<boolean>;
  /** Tells accounts apart, for limits that hold per account. It is never shown or sent. */
  readonly account?: unknown;
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
    const authorization = async (): Promise<string> => toBearer(await token());
    return concealed({ authorization }, token);
  }
  const value = toBearer(token);
  return concealed({ authorization: () => Promise.resolve(value) }, value);
}

/** @throws TypeError for what `Headers` would refuse too, but without repeating the secret. */
export function toBearer(token: unknown): string {
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('The token must be printable ASCII without white space');
  }
  return `Bearer ${token}`;
}

/** Adds the account in a way that neither printing nor serialising shows. */
export function concealed(authentication: Authentication, account: unknown): Authentication {
  return Object.defineProperty(authentication, 'account', { value: account });
}
