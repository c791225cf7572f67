import type { TokenStore } from '../tokens/token-store.ts';
import type { SimulatorUser } from './simulator-user.ts';

/** Finds the user with these credentials. */
export function findUser(
  users: readonly SimulatorUser[],
  username: string,
  password: string,
): SimulatorUser | undefined {
  return users.find((user) => user.username === username && user.password === password);
}

/** Finds the user whom an `Authorization` header stands for, by bearer token or Basic credentials. */
export function authenticate(
  authorization: string | null,
  users: readonly SimulatorUser[],
  tokens: TokenStore,
): SimulatorUser | undefined {
  const [, scheme, credentials] = /^(bearer|basic) +(\S+)$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined || credentials === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return tokens.findUser(credentials);
  const text = decodeBase64(credentials);
  const separator = text.indexOf(':');
  if (separator < 0) return undefined;
  const user = findUser(users, text.slice(0, separator), text.slice(separator + 1));
  return user?.totp === undefined ? user : undefined;
}

/** The text of Basic credentials, which are UTF-8; empty where they are no Base64. */
function decodeBase64(credentials: string): string {
  try {
    const bytes = Uint8Array.from(atob(credentials), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (error instanceof DOMException) return '';
    throw error;
  }
}
