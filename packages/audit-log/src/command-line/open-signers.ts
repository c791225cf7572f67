import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { openSigningKey, parseSigningKey } from '../checkpoint/signing-key.ts';
import type { SigningKey } from '../checkpoint/signing-key.ts';
import { OutputFileError } from './output-file.ts';
import type { AuditEnvironment } from './run-audit.ts';
import { signingFilesOf, signingKeyPath } from '../checkpoint/signing-files.ts';

/** Whose key it is, and where it lies. */
export interface SignersOptions {
  readonly store: string;
  /** Name of the key. */
  readonly origin: string;
  /** File that was named; the usual places unless given. */
  readonly signingKey: string | undefined;
}

/**
 * The key that signs for a store: the file that was named, that of the environment, or the one beside
 * the log, which is made if need be.
 *
 * @throws {NoteKeyError} when it is none
 * @throws {OutputFileError} when it cannot be read or made
 */
export function openSigners(
  { store, origin, signingKey }: SignersOptions,
  { readSigningKey, stderr }: AuditEnvironment,
): SigningKey {
  const pem = signingKey === undefined ? readSigningKey?.() : undefined;
  if (pem !== undefined) return parseSigningKey(origin, pem);
  const usual = signingKeyPath(signingFilesOf(store));
  const key = orOutputFileError(() => {
    // Beside a database file there is a folder; for other stores there may be none yet.
    if (signingKey === undefined) mkdirSync(dirname(usual), { recursive: true, mode: 0o700 });
    return openSigningKey(origin, signingKey ?? usual);
  });
  if (key.isNew) stderr.write(`made a signing key; its public key: ${key.verifierKey}\n`);
  return key;
}

function orOutputFileError<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw toOutputFileError(error);
  }
}

/** Faults of the file system as such, anything else as it is. */
export function toOutputFileError(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new OutputFileError(`cannot write: ${error.message}.`, { cause: error });
}
