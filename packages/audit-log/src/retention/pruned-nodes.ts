import { RemovedEntriesError } from '../errors.ts';
import type { NodeReader } from '../merkle-proof.ts';
import { hashNode } from '../merkle-tree.ts';
import { widthOf } from './removed-subtrees.ts';
import type { Subtree, SubtreePlace } from './removed-subtrees.ts';

/** A row of removed entries, and the subtrees that are left of it. */
export interface RemovedRange {
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly subtrees: readonly Subtree[];
}

/**
 * Reads the nodes of a tree of which parts were removed. A node whose leaves lie in a removed part
 * and outside of it is computed from those below it: O(log n) of them.
 *
 * @param readStored nothing for a node that is not stored
 */
export function createPrunedNodes(
  readStored: (level: number, index: number) => Uint8Array | undefined,
  removed: readonly RemovedRange[],
): NodeReader {
  const kept = new Map(
    removed.flatMap(({ subtrees }) => subtrees.map((subtree) => [toKey(subtree), subtree.hash])),
  );

  function read(level: number, index: number): Uint8Array {
    const place = { level, index };
    const found = kept.get(toKey(place)) ?? readStored(level, index);
    if (found !== undefined) return found;
    const range = removed.find((candidate) => overlaps(candidate, place));
    if (range === undefined) throw lacksNode();
    if (isBelow(place, range)) throw new RemovedEntriesError(range);
    return hashNode(read(level - 1, index * 2), read(level - 1, index * 2 + 1));
  }

  return read;
}

/** @throws {RemovedEntriesError} when an entry lies in a removed part */
export function assertNotRemoved(removed: readonly RemovedRange[], sequence: number): void {
  const range = removed.find(
    ({ firstSequence, lastSequence }) => firstSequence <= sequence && sequence <= lastSequence,
  );
  if (range !== undefined) throw new RemovedEntriesError(range);
}

function toKey({ level, index }: SubtreePlace): string {
  return `${level}:${index}`;
}

function overlaps({ firstSequence, lastSequence }: RemovedRange, place: SubtreePlace): boolean {
  const start = place.index * widthOf(place);
  return start < lastSequence && start + widthOf(place) >= firstSequence;
}

/** Whether a node lies under one of the subtrees that are left: then nobody knows it any more. */
function isBelow(place: SubtreePlace, { subtrees }: RemovedRange): boolean {
  if (place.level === 0) return true;
  const start = place.index * widthOf(place);
  return subtrees.some((subtree) => {
    const from = subtree.index * widthOf(subtree);
    return from <= start && start + widthOf(place) <= from + widthOf(subtree);
  });
}

function lacksNode(): TypeError {
  return new TypeError('The tree lacks a node: check the log with "npm run audit -- verify".');
}
