import { readFileSync } from 'node:fs';
import { ConfigurationError } from '../configuration/configuration-error.ts';

/**
 * What lets the proxy in at another place: the token in a file, if there is one.
 *
 * @throws ConfigurationError if the file cannot be read, or holds no token
 */
export function toTokenHeaders(tokenFile: string | undefined): Record<string, string> {
  if (tokenFile === undefined) return {};
  const token = readToken(tokenFile);
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new ConfigurationError(`tokenFile ${tokenFile} should hold a token and nothing else`);
  return { Authorization: `Bearer ${token}` };
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigurationError(`tokenFile names a file that cannot be read: ${file}`, { cause });
  }
}
