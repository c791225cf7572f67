import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readSqlitePath } from './state.ts';

const secretBytes = 32;
const advice = `at least ${secretBytes} random bytes in base64 or hexadecimal, such as "openssl rand -base64 ${secretBytes}" prints`;

export interface ProxySecret {
  readonly secret: Buffer;
  /** The file that it was made in or read from, where the environment has none. */
  readonly file: string | undefined;
}

/**
 * Reads a secret of at least 32 bytes.
 *
 * @param source where the text comes from, for the message
 * @throws ConfigurationError if it is none; the message holds nothing of it
 */
export function parseProxySecret(text: string, source = 'PROXY_SECRET'): Buffer {
  const secret = decode(text.trim());
  if (secret && secret.byteLength >= secretBytes) return secret;
  throw new ConfigurationError(`${source} should be ${advice}`);
}

/**
 * The secret of a deployment: the one given, else one in a file beside the store, made once for its
 * owner alone.
 *
 * @throws ConfigurationError if none is given and the store is not a file, or the file cannot be had
 */
export function loadProxySecret(given: Buffer | undefined, stateUrl: string): ProxySecret {
  if (given) return { secret: given, file: undefined };
  const path = readSqlitePath(stateUrl);
  if (path === undefined)
    throw new ConfigurationError(
      `PROXY_SECRET is not set, and STATE_URL names no file beside which one could be kept; set it to ${advice}`,
    );
  const file = join(dirname(path), 'state.secret');
  try {
    return { secret: parseProxySecret(readOrMake(file), file), file };
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(
      `PROXY_SECRET is not set, and ${file}, where one is kept then, cannot be read or written`,
      { cause },
    );
  }
}

function readOrMake(file: string): string {
  const existing = readIfThere(file);
  if (existing !== undefined) return existing;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Complete before it has its name, so that nobody reads half of it; the first one made stays.
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const text = `${randomBytes(secretBytes).toString('base64')}\n`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function decode(text: string): Buffer | undefined {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return Buffer.from(text, 'hex');
  // Either alphabet (RFC 4648, sections 4 and 5).
  if (/^[\w+/-]+={0,2}$/.test(text)) return Buffer.from(text, 'base64');
  return undefined;
}
