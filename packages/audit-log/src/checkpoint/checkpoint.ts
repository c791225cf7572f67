import type { TreeHead } from '../entry-store.ts';
import { hashBytes } from '../merkle-tree.ts';
import { NoteError, openNote, signNote } from './signed-note.ts';
import type { NoteSigner, NoteVerifier } from './note-key.ts';

/** What a log says of itself: so many entries, under this root. */
export interface Checkpoint extends TreeHead {
  /** Identity of the log, such as `example.com/audit`. */
  readonly origin: string;
}

/** A checkpoint that a known key has signed. */
export interface OpenedCheckpoint extends Checkpoint {
  /** When it was signed, where a cosignature says so. */
  readonly time: Date | undefined;
}

/**
 * A checkpoint as a signed note.
 *
 * @throws {NoteError} `malformed` when the origin does not fit on a line
 * @see https://c2sp.org/tlog-checkpoint
 */
export function signCheckpoint(
  { origin, size, rootHash }: Checkpoint,
  signers: readonly NoteSigner[],
  time: Date,
): string {
  if (origin === '' || origin.includes('\n')) {
    throw new NoteError('malformed', 'The origin of a checkpoint should be one line.');
  }
  const root = Buffer.from(rootHash).toString('base64');
  return signNote(`${origin}\n${size}\n${root}\n`, signers, time);
}

/**
 * Reads a checkpoint that one of the given keys has signed.
 *
 * @throws {NoteError} `malformed` too when the note is no checkpoint
 */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint {
  const { text, signatures } = openNote(note, verifiers);
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  const rootHash = Buffer.from(root, 'base64');
  const isWellFormed =
    origin !== '' &&
    /^(0|[1-9]\d*)$/.test(size) &&
    Number.isSafeInteger(Number(size)) &&
    rootHash.length === hashBytes &&
    rootHash.toString('base64') === root &&
    !extensions.includes('');
  if (!isWellFormed) throw new NoteError('malformed', 'It is a signed note, but no checkpoint.');
  const timeSeconds = signatures.find(
    (signature) => signature.timeSeconds !== undefined,
  )?.timeSeconds;
  const time = timeSeconds === undefined ? undefined : new Date(timeSeconds * 1000);
  return { origin, size: Number(size), rootHash, time };
}
