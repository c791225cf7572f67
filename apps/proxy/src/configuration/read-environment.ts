import { readFileSync } from 'node:fs';
import { parseProxySecret } from '../state/proxy-secret.ts';
import { conceal } from './conceal.ts';
import { ConfigurationError } from './configuration-error.ts';
import { parseLogLevel, type LogLevel } from './parse-log-level.ts';
import { parsePort } from './parse-port.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that hold a secret, or may: a URL with a password in it. */
export const secretVariables: readonly string[] = [
  ...['NEXUDUS_USERNAME', 'NEXUDUS_PASSWORD', 'NEXUDUS_TOTP', 'NEXUDUS_TOTP_SECRET'],
  ...['NEXUDUS_ACCESS_TOKEN', 'PROXY_SECRET', 'AUDIT_URL', 'KEYS_URL', 'STATE_URL'],
  ...['AUDIT_SECRET', 'AUDIT_SIGNING_KEY'],
];

/** How the proxy signs in to Nexudus. */
export type Credentials =
  | { readonly kind: 'access-token'; readonly accessToken: string }
  | {
      readonly kind: 'password';
      readonly username: string;
      readonly password: string;
      /** One code of the second factor, good for seconds. */
      readonly totp: string | undefined;
      /** What codes of the second factor are made from, in base32. */
      readonly totpSecret?: string | undefined;
      /** Names this deployment towards Nexudus: a refresh invalidates what else goes by the name. */
      readonly clientId: string | undefined;
    };

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Address of health and administration; loopback unless set otherwise. */
  readonly administrationHost: string;
  readonly administrationPort: number;
  /** Without a trailing slash. */
  readonly nexudusBaseUrl: string;
  readonly credentials: Credentials;
  readonly auditUrl: string;
  /** What pseudonyms are keyed with; made beside the log, if that is a file, where it is left out. */
  readonly auditSecret?: string | undefined;
  /** Key that signs the log, in PEM; made beside the log, if that is a file, where it is left out. */
  readonly auditSigningKey?: string | undefined;
  readonly keysUrl: string;
  /** Where the vault of tokens and what replicas share are kept. */
  readonly stateUrl: string;
  /** What they are sealed with; made beside the store, if that is a file, where it is left out. */
  readonly proxySecret?: Buffer | undefined;
  /** Path of the YAML file with consumers and limits; without one, no consumer has a grant. */
  readonly configFile: string | undefined;
  /** Commit that the running build was made from. */
  readonly revision: string | undefined;
  /** The least of what is logged; `info` by default. */
  readonly logLevel?: LogLevel;
}

/**
 * Reads the proxy's settings from its environment. Each variable may instead be given as a file, by
 * the variable's name with `_FILE` appended; empty counts as unset.
 *
 * @throws ConfigurationError naming the first variable that is wrong or missing
 */
export function readEnvironment(environment: Environment): Settings {
  const get = (name: string) => readVariable(environment, name);
  const settings: Settings = {
    host: get('HOST') ?? '127.0.0.1',
    port: parsePort('PORT', get('PORT') ?? '8080'),
    administrationHost: get('ADMIN_HOST') ?? '127.0.0.1',
    administrationPort: parsePort('ADMIN_PORT', get('ADMIN_PORT') ?? '9090'),
    nexudusBaseUrl: toBaseUrl(get('NEXUDUS_BASE_URL') ?? 'https://spaces.nexudus.com'),
    credentials: conceal(readCredentials(get), ['kind']),
    auditUrl: get('AUDIT_URL') ?? 'sqlite:./data/audit.db',
    auditSecret: get('AUDIT_SECRET'),
    auditSigningKey: get('AUDIT_SIGNING_KEY'),
    keysUrl: readKeysUrl(environment),
    stateUrl: get('STATE_URL') ?? 'sqlite:./data/state.db',
    proxySecret: readProxySecret(get('PROXY_SECRET')),
    configFile: get('PROXY_CONFIG'),
    revision: get('PROXY_REVISION'),
    logLevel: parseLogLevel(get('LOG_LEVEL') ?? 'info'),
  };
  return conceal(settings, ['host', 'port', 'nexudusBaseUrl', 'credentials', 'configFile']);
}

/**
 * Tells where the keys of the consumers are kept; the only setting that `npm run keys` needs.
 *
 * @throws ConfigurationError if `KEYS_URL_FILE` cannot be read
 */
export function readKeysUrl(environment: Environment): string {
  return readVariable(environment, 'KEYS_URL') ?? 'sqlite:./data/keys.db';
}

/** Whether the environment holds what it takes to sign in to Nexudus, complete or not. */
export function hasCredentials(environment: Environment): boolean {
  return ['NEXUDUS_ACCESS_TOKEN', 'NEXUDUS_USERNAME', 'NEXUDUS_PASSWORD'].some(
    (name) => Boolean(environment[name]) || Boolean(environment[`${name}_FILE`]),
  );
}

function readVariable(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  const value = environment[name];
  if (!file) return value === '' ? undefined : value;
  if (value)
    throw new ConfigurationError(`${name} and ${name}_FILE are both set; set only one of them`);
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text === '' ? undefined : text;
  } catch (cause) {
    throw new ConfigurationError(`${name}_FILE names a file that cannot be read: ${file}`, {
      cause,
    });
  }
}

function readProxySecret(text: string | undefined): Buffer | undefined {
  return text === undefined ? undefined : parseProxySecret(text);
}

function readCredentials(get: (name: string) => string | undefined): Credentials {
  const accessToken = get('NEXUDUS_ACCESS_TOKEN');
  const username = get('NEXUDUS_USERNAME');
  const password = get('NEXUDUS_PASSWORD');
  if (accessToken !== undefined) return { kind: 'access-token', accessToken };
  if (username === undefined && password === undefined)
    throw new ConfigurationError(
      'NEXUDUS_USERNAME is not set; set it and NEXUDUS_PASSWORD to a Nexudus user that the proxy signs in as, or NEXUDUS_ACCESS_TOKEN to a token',
    );
  if (username === undefined)
    throw new ConfigurationError('NEXUDUS_USERNAME is not set, but NEXUDUS_PASSWORD is; set both');
  if (password === undefined)
    throw new ConfigurationError('NEXUDUS_PASSWORD is not set, but NEXUDUS_USERNAME is; set both');
  return {
    kind: 'password',
    username,
    password,
    ...readSecondFactor(get),
    clientId: get('NEXUDUS_CLIENT_ID'),
  };
}

function readSecondFactor(
  get: (name: string) => string | undefined,
): Pick<Extract<Credentials, { kind: 'password' }>, 'totp' | 'totpSecret'> {
  const totp = get('NEXUDUS_TOTP');
  const totpSecret = get('NEXUDUS_TOTP_SECRET')?.replaceAll(/[\s=-]/g, '');
  if (totpSecret === undefined) return { totp };
  if (totp !== undefined)
    throw new ConfigurationError(
      'NEXUDUS_TOTP and NEXUDUS_TOTP_SECRET are both set; set NEXUDUS_TOTP_SECRET alone',
    );
  // RFC 4226, section 4, wants 128 bits; 80 is what many services give all the same.
  if (!/^[a-z2-7]{16,}$/i.test(totpSecret))
    throw new ConfigurationError(
      'NEXUDUS_TOTP_SECRET should be the secret of an authenticator, in base32: at least 16 letters and digits from 2 to 7',
    );
  return { totp, totpSecret: totpSecret.toUpperCase() };
}

function toBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const fits =
    url &&
    ['http:', 'https:'].includes(url.protocol) &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '');
  if (!fits)
    throw new ConfigurationError(
      `NEXUDUS_BASE_URL should be an http or https URL without user, query and fragment, such as https://spaces.nexudus.com`,
    );
  return url.href.replace(/\/+$/, '');
}
