import { concealed } from './authentication.ts';
import type { Authentication } from './authentication.ts';

/**
 * Authenticates with a user's name and password, sent with every request. Works only for users
 * without two-factor authentication, and is meant for use over https.
 *
 * @throws TypeError when the name is empty or contains a colon.
 * @see https://www.rfc-editor.org/rfc/rfc7617#section-2
 */
export function basic(username: string, password: string): Authentication {
  if (!/^[^:]+$/.test(username) || typeof password !== 'string') {
    throw new TypeError(
      'basic(): `username` and `password` must be strings, the first without a colon',
    );
  }
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const value = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return concealed({ authorization: () => Promise.resolve(value) }, `user ${username}`);
}
