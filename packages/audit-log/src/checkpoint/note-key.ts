import { createPublicKey, hash, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Text is no key, or not one that is supported; the message says what it should be. */
export class NoteKeyError extends Error {
  override readonly name = 'NoteKeyError';
}

/**
 * What a signature of a note covers, by the number that the formats give it:
 * - `note`: the text alone
 * - `cosignature`: the text and the time of the signature
 */
export type SignatureKind = 'note' | 'cosignature';

/** Identity of a key: many keys may share a name, few a name and an id. */
export interface NoteKeyId {
  /** Without spaces and plus signs, such as `example.com/audit`. */
  readonly name: string;
  /** Eight hexadecimal digits, computed from name, kind and public key. */
  readonly keyId: string;
}

/** Checks the signatures of one key. */
export interface NoteVerifier extends NoteKeyId {
  readonly kind: SignatureKind;
  readonly publicKey: KeyObject;
  isValid(message: Uint8Array, signature: Uint8Array): boolean;
}

/** Makes the signatures of one key. */
export interface NoteSigner extends NoteKeyId {
  readonly kind: SignatureKind;
  /** The public half, as verifiers of signed notes take it: `<name>+<key id>+<base64>`. */
  readonly verifierKey: string;
  sign(message: Uint8Array): Buffer;
}

const typeBytes = { note: 0x01, cosignature: 0x04 } as const;
const keyBytes = 32;
// What comes before the 32 bytes of an Ed25519 key in its SPKI form, RFC 8410.
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Whether signed notes allow this name for a key.
 *
 * @see https://c2sp.org/signed-note
 */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Cc}\p{Cs}]/u.test(name);
}

/**
 * A signer for a private Ed25519 key.
 *
 * @throws {NoteKeyError} when the name or the key does not fit
 */
export function createNoteSigner(
  name: string,
  privateKey: KeyObject,
  kind: SignatureKind = 'note',
): NoteSigner {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new NoteKeyError('The signing key should be a private Ed25519 key.');
  }
  const { keyId, publicKey } = createNoteVerifier(name, createPublicKey(privateKey), kind);
  const encoded = Buffer.concat([Buffer.of(typeBytes[kind]), toRawKey(publicKey)]);
  return {
    name,
    keyId,
    kind,
    verifierKey: `${name}+${keyId}+${encoded.toString('base64')}`,
    sign: (message) => sign(null, message, privateKey),
  };
}

/**
 * A verifier for a public Ed25519 key.
 *
 * @throws {NoteKeyError} when the name or the key does not fit
 */
export function createNoteVerifier(
  name: string,
  publicKey: KeyObject,
  kind: SignatureKind = 'note',
): NoteVerifier {
  if (!isKeyName(name)) {
    throw new NoteKeyError('The name of a key should have no spaces and no plus sign.');
  }
  if (publicKey.type !== 'public' || publicKey.asymmetricKeyType !== 'ed25519') {
    throw new NoteKeyError('The public key should be an Ed25519 key.');
  }
  const identified = Buffer.concat([
    Buffer.from(`${name}\n`),
    Buffer.of(typeBytes[kind]),
    toRawKey(publicKey),
  ]);
  return {
    name,
    keyId: hash('sha256', identified, 'hex').slice(0, 8),
    kind,
    publicKey,
    isValid: (message, signature) => verify(null, message, publicKey, signature),
  };
}

/**
 * Reads a public key in the form `<name>+<key id>+<base64>`.
 *
 * @throws {NoteKeyError} when it is none
 * @see https://pkg.go.dev/golang.org/x/mod/sumdb/note
 */
export function parseVerifierKey(text: string): NoteVerifier {
  const [, name = '', keyId = '', encoded = ''] =
    /^([^+]+)\+([0-9a-fA-F]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const kind = toKind(bytes[0]);
  if (kind !== undefined && bytes.length === 1 + keyBytes && bytes.toString('base64') === encoded) {
    const spki = Buffer.concat([publicKeyPrefix, bytes.subarray(1)]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const verifier = createNoteVerifier(name, publicKey, kind);
    if (verifier.keyId === keyId.toLowerCase()) return verifier;
  }
  throw new NoteKeyError(
    'A public key should be <name>+<8 hexadecimal digits>+<base64 of an Ed25519 key>, and fit together.',
  );
}

function toKind(typeByte: number | undefined): SignatureKind | undefined {
  if (typeByte === typeBytes.note) return 'note';
  return typeByte === typeBytes.cosignature ? 'cosignature' : undefined;
}

function toRawKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-keyBytes);
}
