import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { parseAuditUrl } from '../audit-url.ts';
import { createPrivateFolders } from '../sqlite/private-file.ts';
import { AuditSecretError } from './pseudonym-errors.ts';
import { keyFilePath } from './sqlite-key-store.ts';

const secretBytes = 32;
const advice = `${secretBytes} random bytes in hexadecimal or base64, such as "openssl rand -hex ${secretBytes}" prints`;

/** Where the secret comes from. */
export interface AuditSecretOptions {
  /** As in AUDIT_SECRET, or its 32 bytes; made beside the log, if that is a file, when left out. */
  readonly secret?: string | Uint8Array | undefined;
  /** Of the log. */
  readonly url: string;
}

/** The secret that seals the keys of the pseudonyms. */
export interface AuditSecret {
  readonly secret: Buffer;
  /** The file that it was read from or made in, where none was given. */
  readonly file: string | undefined;
  /** Made just now: a copy of the file belongs where the log is not. */
  readonly isNew: boolean;
}

/**
 * Reads a secret of 32 bytes, in hexadecimal or either alphabet of base64.
 *
 * @param source where the text comes from, for the message
 * @throws {AuditSecretError} when it is none; the message holds nothing of it
 */
export function parseAuditSecret(text: string, source = 'AUDIT_SECRET'): Buffer {
  const secret = decode(text.trim());
  if (secret?.byteLength === secretBytes) return secret;
  throw new AuditSecretError(`${source} should be ${advice}.`);
}

/**
 * The secret given, else the one in the file `<log>-secret`, which is made for its owner alone
 * (0600) where the log is a file and has no pseudonyms yet.
 *
 * @throws {AuditSecretError} when there is none, and none can be made
 * @throws {AuditUrlError} when the URL names no supported store
 */
export function loadAuditSecret(options: AuditSecretOptions): AuditSecret {
  const given = options.secret;
  const location = parseAuditUrl(options.url);
  if (given !== undefined) return { secret: toSecret(given), file: undefined, isNew: false };
  if (location.kind !== 'sqlite') {
    throw new AuditSecretError(
      `AUDIT_SECRET is not set, and the audit log is in PostgreSQL, where no secret is kept: set it to ${advice}.`,
    );
  }
  const file = `${location.path}-secret`;
  try {
    const existing = readIfThere(file);
    if (existing === undefined) assertNothingSealed(location.path, file);
    const text = existing ?? makeSecret(file);
    return { secret: parseAuditSecret(text, file), file, isNew: existing === undefined };
  } catch (cause) {
    if (cause instanceof AuditSecretError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AuditSecretError(
      `AUDIT_SECRET is not set, and ${file}, where a secret is kept then, cannot be read or made: ${reason}.`,
      { cause },
    );
  }
}

function toSecret(given: string | Uint8Array): Buffer {
  if (typeof given === 'string') return parseAuditSecret(given);
  if (given.byteLength === secretBytes) return Buffer.from(given);
  throw new AuditSecretError(`The secret of the audit log should be ${secretBytes} bytes.`);
}

/** A new secret would hide that the old one is gone. */
function assertNothingSealed(path: string, file: string): void {
  const keys = keyFilePath(path);
  if ((statSync(keys, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new AuditSecretError(
    `The secret of ${keys} is missing: set AUDIT_SECRET to it, or put ${file} back.`,
  );
}

/** The secret in the file afterwards, which somebody else may have made in the same moment. */
function makeSecret(file: string): string {
  createPrivateFolders(dirname(file));
  // Complete before it has its name, so that nobody reads half of it; the first one made stays.
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const text = `${randomBytes(secretBytes).toString('hex')}\n`;
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
  if (/^[0-9a-f]+$/i.test(text) && text.length === secretBytes * 2) return Buffer.from(text, 'hex');
  // Either alphabet (RFC 4648, sections 4 and 5), with or without padding.
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  return undefined;
}
