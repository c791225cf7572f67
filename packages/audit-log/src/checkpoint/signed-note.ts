import { isKeyName } from './note-key.ts';
import type { NoteKeyId, NoteSigner, NoteVerifier } from './note-key.ts';

/**
 * Why a note is refused:
 * - `malformed`: it is no signed note
 * - `bad-signature`: a known key did not make the signature that bears its name
 * - `unsigned`: no known key has signed it
 */
export type NoteErrorCode = 'malformed' | 'bad-signature' | 'unsigned';

/** A note that must not be believed. */
export class NoteError extends Error {
  override readonly name = 'NoteError';
  readonly code: NoteErrorCode;

  constructor(code: NoteErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A signature that a known key has made. */
export interface VerifiedSignature extends NoteKeyId {
  /** When it was made, in seconds since 1970; only cosignatures say. */
  readonly timeSeconds: number | undefined;
}

/** A note that may be believed. */
export interface OpenedNote {
  /** With the line break at its end. */
  readonly text: string;
  /** One or more. */
  readonly signatures: readonly VerifiedSignature[];
}

interface SignatureLine extends NoteKeyId {
  readonly signature: Buffer;
}

const signatureMark = '\u2014 ';
const maxSignatures = 100;
const keyIdBytes = 4;
const timeBytes = 8;

/**
 * Signs a text with every signer.
 *
 * @param text lines, each with a line break at its end
 * @param time when, for the cosignatures among the signatures
 * @throws {NoteError} `malformed` when the text cannot be a note
 * @see https://c2sp.org/signed-note
 */
export function signNote(text: string, signers: readonly NoteSigner[], time: Date): string {
  if (!text.endsWith('\n') || !isNoteText(text)) {
    throw new NoteError(
      'malformed',
      'The text of a note should be lines without control characters.',
    );
  }
  const timeSeconds = Math.floor(time.getTime() / 1000);
  const lines = signers.map((signer) => {
    const signature = Buffer.concat([
      Buffer.from(signer.keyId, 'hex'),
      ...(signer.kind === 'cosignature' ? [toTimeBytes(timeSeconds)] : []),
      signer.sign(toMessage(text, signer.kind === 'cosignature' ? timeSeconds : undefined)),
    ]);
    return `${signatureMark}${signer.name} ${signature.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/**
 * Opens a note that one of the given keys has signed. Signatures of other keys are ignored.
 *
 * @throws {NoteError}
 * @see https://c2sp.org/signed-note
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, lines } = splitNote(note);
  const signatures = new Map<NoteVerifier, VerifiedSignature>();
  for (const line of lines) {
    const verifier = verifiers.find(
      ({ name, keyId }) => name === line.name && keyId === line.keyId,
    );
    if (verifier === undefined || signatures.has(verifier)) continue;
    signatures.set(verifier, verifyLine(text, line, verifier));
  }
  if (signatures.size === 0) throw new NoteError('unsigned', 'No known key has signed it.');
  return { text, signatures: [...signatures.values()] };
}

function splitNote(note: string): { readonly text: string; readonly lines: SignatureLine[] } {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || !isNoteText(note)) throw malformed();
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > maxSignatures) throw malformed();
  return { text: note.slice(0, end + 1), lines: lines.map(toSignatureLine) };
}

function toSignatureLine(line: string): SignatureLine {
  const [name = '', encoded = '', ...others] = line.slice(signatureMark.length).split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  const isWellFormed =
    line.startsWith(signatureMark) &&
    others.length === 0 &&
    isKeyName(name) &&
    bytes.toString('base64') === encoded &&
    bytes.length > keyIdBytes;
  if (!isWellFormed) throw malformed();
  const keyId = bytes.subarray(0, keyIdBytes).toString('hex');
  return { name, keyId, signature: bytes.subarray(keyIdBytes) };
}

function verifyLine(
  text: string,
  { name, keyId, signature }: SignatureLine,
  verifier: NoteVerifier,
): VerifiedSignature {
  const isTimed = verifier.kind === 'cosignature';
  const timeSeconds =
    isTimed && signature.length > timeBytes ? Number(signature.readBigUInt64BE()) : undefined;
  const signed = isTimed ? signature.subarray(timeBytes) : signature;
  if (!verifier.isValid(toMessage(text, timeSeconds), signed)) {
    throw new NoteError(
      'bad-signature',
      `The signature of ${name}+${keyId} is not over this text.`,
    );
  }
  return { name, keyId, timeSeconds };
}

/** @see https://c2sp.org/tlog-cosignature */
function toMessage(text: string, timeSeconds: number | undefined): Buffer {
  const head = timeSeconds === undefined ? '' : `cosignature/v1\ntime ${timeSeconds}\n`;
  return Buffer.from(head + text);
}

function toTimeBytes(timeSeconds: number): Buffer {
  const bytes = Buffer.alloc(timeBytes);
  bytes.writeBigUInt64BE(BigInt(timeSeconds));
  return bytes;
}

function isNoteText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the format excludes them
  return !/[\u0000-\u0009\u000b-\u001f\p{Cs}]/u.test(text);
}

function malformed(): NoteError {
  return new NoteError('malformed', 'It is no signed note.');
}
