import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

import { createNoteSigner, NoteKeyError } from './note-key.ts';
import type { NoteSigner } from './note-key.ts';

/** A key that signs checkpoints. */
export interface SigningKey {
  /** To be given to `createCheckpoints`: one for the note, one for the time of it. */
  readonly signers: readonly NoteSigner[];
  /** The public half, for everybody who verifies: `<name>+<key id>+<base64>`. */
  readonly verifierKey: string;
}

/**
 * A signing key from its PEM text (PKCS #8, `openssl genpkey -algorithm ed25519`).
 *
 * @param name of the key: the origin of the checkpoints that it signs
 * @throws {NoteKeyError} when it is no private Ed25519 key, or the name cannot be one
 */
export function parseSigningKey(name: string, pem: string): SigningKey {
  const privateKey = toPrivateKey(pem);
  const signer = createNoteSigner(name, privateKey);
  return {
    signers: [signer, createNoteSigner(name, privateKey, 'cosignature')],
    verifierKey: signer.verifierKey,
  };
}

/**
 * The signing key in a file, which is made for its owner alone (0600) unless it exists. The public
 * half lies beside it, as `<path>.pub`.
 *
 * @returns the key, and whether it is new: then its public half has to be made known
 * @throws {NoteKeyError} when the file holds no private Ed25519 key
 */
export function openSigningKey(
  name: string,
  path: string,
): SigningKey & { readonly isNew: boolean } {
  if (existsSync(path))
    return { ...parseSigningKey(name, readFileSync(path, 'utf8')), isNew: false };
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const key = parseSigningKey(name, pem);
  writeDurably(path, pem, 0o600);
  writeDurably(`${path}.pub`, `${key.verifierKey}\n`, 0o644);
  return { ...key, isNew: true };
}

function toPrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    // The cause tells what OpenSSL made of the text, never the text.
    throw new NoteKeyError('The signing key should be an Ed25519 key as PEM (PKCS #8).', { cause });
  }
}

function writeDurably(path: string, text: string, mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
