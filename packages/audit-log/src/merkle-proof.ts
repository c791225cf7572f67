import { emptyRoot, hashNode } from './merkle-tree.ts';

/**
 * Hash of a complete subtree: of the leaf with this index on level 0, of the two leaves from
 * `2 * index` on level 1, and so on.
 */
export type NodeReader = (level: number, index: number) => Uint8Array;

/**
 * Root of the tree over the first `size` leaves.
 *
 * @see RFC 6962, section 2.1
 */
export function rootAt(size: number, readNode: NodeReader): Uint8Array {
  return size === 0 ? emptyRoot() : rangeRoot({ start: 0, end: size }, readNode);
}

/**
 * The path from a leaf up to the root over the first `size` leaves. Reads O(log n) nodes.
 *
 * @throws {RangeError} when the tree of that size has no such leaf
 * @see RFC 6962, section 2.1.1
 */
export function proveInclusion(index: number, size: number, readNode: NodeReader): Uint8Array[] {
  if (!isWhole(index) || !isWhole(size) || index >= size) {
    throw new RangeError(`A tree of ${size} leaves has no leaf with the index ${index}.`);
  }
  const siblings: Range[] = [];
  let range: Range = { start: 0, end: size };
  while (range.end - range.start > 1) {
    const [left, right] = halve(range);
    siblings.push(index < left.end ? right : left);
    range = index < left.end ? left : right;
  }
  return siblings.reverse().map((sibling) => rangeRoot(sibling, readNode));
}

/**
 * What shows that the first `from` of `to` leaves are what they were when there were no others.
 * Reads O(log n) nodes.
 *
 * @throws {RangeError} when `from` is larger than `to`
 * @see RFC 6962, section 2.1.2
 */
export function proveConsistency(from: number, to: number, readNode: NodeReader): Uint8Array[] {
  if (!isWhole(from) || !isWhole(to) || from > to) {
    throw new RangeError(`A tree of ${to} leaves did not grow from one of ${from}.`);
  }
  if (from === 0 || from === to) return [];
  const parts: Range[] = [];
  let range: Range = { start: 0, end: to };
  while (range.end !== from) {
    const [left, right] = halve(range);
    parts.push(from <= left.end ? right : left);
    range = from <= left.end ? left : right;
  }
  // Who checks the proof knows the root over `from` leaves already.
  if (range.start > 0) parts.push(range);
  return parts.reverse().map((part) => rangeRoot(part, readNode));
}

/** Leaves from `start` up to, but without, `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The left half is a complete subtree, as large as can be without being all. */
function halve({ start, end }: Range): readonly [Range, Range] {
  let width = 1;
  while (width * 2 < end - start) width *= 2;
  return [
    { start, end: start + width },
    { start: start + width, end },
  ];
}

function rangeRoot(range: Range, readNode: NodeReader): Uint8Array {
  const width = range.end - range.start;
  const level = Math.round(Math.log2(width));
  if (2 ** level === width) return readNode(level, range.start / width);
  const [left, right] = halve(range);
  return hashNode(rangeRoot(left, readNode), rangeRoot(right, readNode));
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
