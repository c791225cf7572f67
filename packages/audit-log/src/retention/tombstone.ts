import type { NoteSigner } from '../checkpoint/note-key.ts';
import { NoteKeyError } from '../checkpoint/note-key.ts';
import { signNote } from '../checkpoint/signed-note.ts';
import { hashBytes } from '../merkle-tree.ts';
import { isPeriod } from '../pseudonyms/period.ts';
import { widthOf } from './removed-subtrees.ts';
import type { Subtree } from './removed-subtrees.ts';

/** What is left of the entries of a period, one after the other, that were removed from a log. */
export interface Tombstone {
  /** UUID of the log. */
  readonly logId: string;
  /** Calendar month of the entries, such as `2026-05`. */
  readonly period: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Of the entries in the readings log that tell of the removal. */
  readonly requestId: string;
  /** When it was decided: ISO 8601, UTC, milliseconds. */
  readonly removedAt: string;
  /** Root of the tree over all entries of the log up to the last one here. */
  readonly rootHash: Uint8Array;
  /** The complete subtrees over these entries, from left to right. */
  readonly subtrees: readonly Subtree[];
}

const title = 'Tombstone of an audit log, version 1';
const pattern = new RegExp(
  [
    `^${title}`,
    'log ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})',
    String.raw`period (\d{4}-\d{2})`,
    String.raw`entries ([1-9]\d{0,15}) to ([1-9]\d{0,15})`,
    String.raw`count ([1-9]\d{0,15})`,
    'request ([A-Za-z0-9_][A-Za-z0-9_.:-]{0,127})',
    String.raw`removed (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)`,
    'root ([A-Za-z0-9+/]{43}=)',
    String.raw`((?:subtree [1-9]\d{0,15} [A-Za-z0-9+/]{43}=\n)+)$`,
  ].join(String.raw`\n`),
);

/** The text that is signed: lines that a person can read, too. */
export function toTombstoneText(tombstone: Tombstone): string {
  const { logId, period, firstSequence, lastSequence, requestId, removedAt } = tombstone;
  const lines = [
    title,
    `log ${logId}`,
    `period ${period}`,
    `entries ${firstSequence} to ${lastSequence}`,
    `count ${lastSequence - firstSequence + 1}`,
    `request ${requestId}`,
    `removed ${removedAt}`,
    `root ${toBase64(tombstone.rootHash)}`,
    ...tombstone.subtrees.map((subtree) => `subtree ${widthOf(subtree)} ${toBase64(subtree.hash)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * A tombstone as a signed note. Cosignatures are for checkpoints alone, so their signers sit out.
 *
 * @throws {NoteKeyError} when there is nobody who signs
 * @see https://c2sp.org/signed-note
 */
export function signTombstone(tombstone: Tombstone, signers: readonly NoteSigner[]): string {
  const noteSigners = signers.filter(({ kind }) => kind === 'note');
  if (noteSigners.length === 0) throw new NoteKeyError('A tombstone needs a key that signs it.');
  return signNote(toTombstoneText(tombstone), noteSigners, new Date(tombstone.removedAt));
}

/**
 * Reads a tombstone, believing whoever wrote it; nothing when it is none, or contradicts itself.
 *
 * @param note a signed note
 */
export function parseTombstone(note: string): Tombstone | undefined {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const [, logId = '', period = '', first, last, , requestId = '', removedAt = '', ...trees] =
    pattern.exec(text) ?? [];
  const [root = '', rest = ''] = trees;
  const firstSequence = Number(first);
  const lastSequence = Number(last);
  const subtrees = parseSubtrees(rest, firstSequence - 1);
  if (subtrees === undefined) return undefined;
  const rootHash = Buffer.from(root, 'base64');
  const range = { firstSequence, lastSequence };
  const tombstone = { logId, period, ...range, requestId, removedAt, rootHash, subtrees };
  const isSound =
    isPeriod(period) &&
    firstSequence - 1 + subtrees.reduce((sum, subtree) => sum + widthOf(subtree), 0) ===
      lastSequence &&
    // One way only to write it: whatever was left to choose, nobody could tell apart.
    toTombstoneText(tombstone) === text;
  return isSound ? tombstone : undefined;
}

function parseSubtrees(lines: string, start: number): Subtree[] | undefined {
  const subtrees: Subtree[] = [];
  let at = start;
  for (const line of lines.split('\n').slice(0, -1)) {
    const [, width = '', hash = ''] = line.split(' ');
    const level = Math.log2(Number(width));
    const subtree = { level, index: at / Number(width), hash: Buffer.from(hash, 'base64') };
    const isComplete = Number.isInteger(level) && Number.isInteger(subtree.index);
    if (!isComplete || subtree.hash.length !== hashBytes) return undefined;
    subtrees.push(subtree);
    at += Number(width);
  }
  return subtrees.length === 0 ? undefined : subtrees;
}

function toBase64(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64');
}
