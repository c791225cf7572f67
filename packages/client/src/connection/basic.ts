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
  if (typeof username !== 'string' || username === '' || username.includes(':')) {
    throw new TypeError('basic(): the user name must be a string, not empty and without a colon');
  }
  if (typeof password !== 'string') throw new TypeError('basic(): the password must be a string');
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  const value = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return concealed({ authorization: () => Promise.resolve(value) }, `user ${username}`);
}
