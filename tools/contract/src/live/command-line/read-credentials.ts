import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** As whom a run signs in. */
export type Credentials =
  | { readonly kind: 'access-token'; readonly accessToken: string }
  | {
      readonly kind: 'password';
      readonly username: string;
      readonly password: string;
      readonly totp: string | undefined;
      readonly clientId: string | undefined;
    };

/** Where the API is, and as whom to ask it. */
export interface Access {
  readonly baseUrl: string;
  readonly credentials: Credentials;
}

/** A variable is missing or wrong; the message is one line that names it, and no value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads who asks whom. Each variable may be given as a file instead, by its name with `_FILE`
 * appended; empty counts as unset.
 *
 * @throws EnvironmentError naming the variables that are wrong or missing
 */
export function readAccess(environment: Environment): Access {
  const get = (name: string) => readVariable(environment, name);
  return {
    baseUrl: checkBaseUrl(get('NEXUDUS_BASE_URL') ?? 'https://spaces.nexudus.com'),
    credentials: readCredentials(get),
  };
}

function readCredentials(get: (name: string) => string | undefined): Credentials {
  const accessToken = get('NEXUDUS_ACCESS_TOKEN');
  const [username, password] = [get('NEXUDUS_USERNAME'), get('NEXUDUS_PASSWORD')];
  if (accessToken !== undefined && (username !== undefined || password !== undefined))
    throw new EnvironmentError(
      'Set either NEXUDUS_ACCESS_TOKEN, or NEXUDUS_USERNAME and NEXUDUS_PASSWORD, not both.',
    );
  if (accessToken !== undefined) {
    if (!/^[\x21-\x7e]+$/.test(accessToken))
      throw new EnvironmentError('NEXUDUS_ACCESS_TOKEN must be one token without spaces.');
    return { kind: 'access-token', accessToken };
  }
  if (username === undefined || password === undefined)
    throw new EnvironmentError(
      'A live run needs credentials: set NEXUDUS_USERNAME and NEXUDUS_PASSWORD ' +
        '(and NEXUDUS_TOTP or NEXUDUS_CLIENT_ID if there is one), or NEXUDUS_ACCESS_TOKEN.',
    );
  return {
    kind: 'password',
    username,
    password,
    totp: get('NEXUDUS_TOTP'),
    clientId: get('NEXUDUS_CLIENT_ID'),
  };
}

function readVariable(environment: Environment, name: string): string | undefined {
  const [value, file] = [environment[name] ?? '', environment[`${name}_FILE`] ?? ''];
  if (file === '') return value === '' ? undefined : value;
  if (value !== '') throw new EnvironmentError(`Set either ${name} or ${name}_FILE, not both.`);
  const text = readSecret(file, `${name}_FILE`).trim();
  if (text === '') throw new EnvironmentError(`The file that ${name}_FILE names is empty.`);
  return text;
}

function readSecret(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    throw new EnvironmentError(`The file that ${name} names cannot be read: ${reason}.`, { cause });
  }
}

function checkBaseUrl(text: string): string {
  const url = URL.parse(text);
  const isAddress =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '');
  if (!isAddress)
    throw new EnvironmentError(
      'NEXUDUS_BASE_URL must be an address such as https://spaces.nexudus.com, without user, query or fragment.',
    );
  return url.href.replace(/\/$/, '');
}
