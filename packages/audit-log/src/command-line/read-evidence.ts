import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';

import { createNoteVerifier, NoteKeyError, parseVerifierKey } from '../checkpoint/note-key.ts';
import type { NoteVerifier } from '../checkpoint/note-key.ts';
import { splitNotes } from '../checkpoint/split-notes.ts';
import type { VerificationOptions } from '../verification-evidence.ts';
import { InputFileError, readInputFile } from './input-file.ts';
import { UsageError } from './option-values.ts';

/** Where the evidence is that a log is to be compared with. */
export interface EvidenceOptions {
  /** Files of checkpoints. */
  readonly checkpoints: readonly string[];
  /** Public keys, or files of them. */
  readonly publicKeys: readonly string[];
  readonly origin: string | undefined;
}

/** Evidence, and what the reader should be told about it. */
export interface ReadEvidence extends VerificationOptions {
  readonly checkpoints: readonly string[];
  readonly verifiers: readonly NoteVerifier[];
  readonly remarks: readonly string[];
}

/**
 * Reads checkpoints and the keys of who may have signed them.
 *
 * @param defaultKeyFile taken when there are checkpoints and no key is named
 * @throws {UsageError} when there is no key for the checkpoints, or one is none
 * @throws {InputFileError} when a file cannot be read, or holds nothing of the kind
 */
export function readEvidence(options: EvidenceOptions, defaultKeyFile?: string): ReadEvidence {
  const remarks: string[] = [];
  const checkpoints = options.checkpoints.flatMap((path) => {
    const { notes, rest } = splitNotes(readInputFile(path));
    if (notes.length === 0 && rest === '') throw new InputFileError(`${path} holds no checkpoint.`);
    // Nothing but a rest is not torn off, but something else altogether: for the verifier to say.
    if (notes.length === 0) return [rest];
    if (rest !== '') remarks.push(`${path}: the last checkpoint was torn off; it is left out.`);
    return notes;
  });
  const publicKeys = [...options.publicKeys];
  if (publicKeys.length === 0 && checkpoints.length > 0) {
    if (defaultKeyFile === undefined || !existsSync(defaultKeyFile)) {
      throw new UsageError('--checkpoint needs the --public-key of who signed it.');
    }
    publicKeys.push(defaultKeyFile);
    remarks.push(`The public key is ${defaultKeyFile}; one kept elsewhere proves more.`);
  }
  const keyName = options.origin ?? checkpoints[0]?.split('\n')[0] ?? '';
  const verifiers = publicKeys.flatMap((key) => toVerifiers(key, keyName));
  return {
    checkpoints,
    verifiers,
    remarks,
    ...(options.origin !== undefined && { origin: options.origin }),
  };
}

function toVerifiers(value: string, keyName: string): NoteVerifier[] {
  const direct = parseKey(value);
  const verifiers = direct === undefined ? readKeyFile(value, keyName) : [direct];
  // A key that signs notes may say when, too.
  return verifiers.flatMap((verifier) => [
    verifier,
    ...(verifier.kind === 'note'
      ? [createNoteVerifier(verifier.name, verifier.publicKey, 'cosignature')]
      : []),
  ]);
}

function readKeyFile(path: string, keyName: string): NoteVerifier[] {
  if (path.includes('+') && !existsSync(path)) throw noKey('--public-key');
  const text = readInputFile(path);
  if (text.includes('PRIVATE KEY-----')) {
    throw new UsageError(`${path} holds a private key: give the public one, and nobody that one.`);
  }
  if (text.includes('-----BEGIN PUBLIC KEY-----')) return [parsePem(text, keyName, path)];
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const verifiers = lines.flatMap((line) => parseKey(line.trim()) ?? []);
  if (lines.length === 0 || verifiers.length < lines.length) throw noKey(path);
  return verifiers;
}

function parsePem(pem: string, keyName: string, path: string): NoteVerifier {
  try {
    return createNoteVerifier(keyName, createPublicKey(pem));
  } catch {
    throw noKey(path);
  }
}

function parseKey(text: string): NoteVerifier | undefined {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (error instanceof NoteKeyError) return undefined;
    throw error;
  }
}

function noKey(where: string): UsageError {
  return new UsageError(
    `${where} should be a public key, <name>+<key id>+<base64>, or a file of them.`,
  );
}
