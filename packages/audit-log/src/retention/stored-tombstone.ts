import { hashBytes } from '../merkle-tree.ts';
import type { RemovedRange } from './pruned-nodes.ts';
import { widthOf } from './removed-subtrees.ts';
import type { Subtree } from './removed-subtrees.ts';
import { parseTombstone } from './tombstone.ts';
import type { Tombstone } from './tombstone.ts';

/** A tombstone as it lies in a store, believed in nothing yet. */
export interface StoredTombstone {
  /** Where it is said to begin. */
  readonly firstSequence: number;
  /** The signed note. */
  readonly note: string;
  /** Entries up to here are gone already; one less than the first while all are still there. */
  readonly removedTo: number;
  /** The subtrees over those that are gone, while others are still there, as `packSubtrees` has them. */
  readonly progress: Uint8Array | undefined;
}

const packedBytes = 1 + hashBytes;

/** Subtrees as bytes: the level of each, then its hash. */
export function packSubtrees(subtrees: readonly Subtree[]): Buffer {
  return Buffer.concat(subtrees.flatMap(({ level, hash }) => [Buffer.of(level), hash]));
}

/**
 * The subtrees over the entries of a tombstone that are gone; nothing when what is stored about them
 * cannot be.
 */
export function toGoneSubtrees(
  { removedTo, progress }: StoredTombstone,
  { firstSequence, lastSequence, subtrees }: Tombstone,
): readonly Subtree[] | undefined {
  if (removedTo === lastSequence) return subtrees;
  const gone = unpackSubtrees(progress ?? new Uint8Array(), firstSequence - 1);
  const last = gone?.at(-1);
  const end = last === undefined ? firstSequence - 1 : (last.index + 1) * widthOf(last);
  return end === removedTo && removedTo < lastSequence ? gone : undefined;
}

/** What readers of the tree need of tombstones. Those that are none count for nothing. */
export function toRemovedRanges(stored: readonly StoredTombstone[]): RemovedRange[] {
  return stored.flatMap((one) => {
    const tombstone = parseTombstone(one.note);
    if (tombstone === undefined) return [];
    const { firstSequence, lastSequence, subtrees } = tombstone;
    const gone = toGoneSubtrees(one, tombstone) ?? [];
    return [{ firstSequence, lastSequence, subtrees: [...subtrees, ...gone] }];
  });
}

function unpackSubtrees(bytes: Uint8Array, start: number): Subtree[] | undefined {
  if (bytes.length % packedBytes !== 0) return undefined;
  const subtrees: Subtree[] = [];
  let at = start;
  for (let offset = 0; offset < bytes.length; offset += packedBytes) {
    const level = bytes[offset] ?? 0;
    const index = at / 2 ** level;
    if (!Number.isSafeInteger(index)) return undefined;
    subtrees.push({ level, index, hash: bytes.subarray(offset + 1, offset + packedBytes) });
    at += 2 ** level;
  }
  return subtrees;
}
