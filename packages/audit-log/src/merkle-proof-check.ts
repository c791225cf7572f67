import { emptyRoot, hashBytes, hashNode } from './merkle-tree.ts';

/** A leaf, and what is said to lead from it to a root. */
export interface InclusionClaim {
  /** Counts from 0. */
  readonly index: number;
  /** Number of leaves under the root. */
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly rootHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether a leaf is under a root.
 *
 * @see RFC 9162, section 2.1.3.2
 */
export function isIncluded(claim: InclusionClaim): boolean {
  const { index, size, leafHash, rootHash, proof } = claim;
  if (!isWhole(index) || !isWhole(size) || index >= size) return false;
  if (![leafHash, ...proof].every(isHash)) return false;
  let path: Path = { node: index, last: size - 1 };
  let root = leafHash;
  for (const sibling of proof) {
    if (path.last === 0) return false;
    if (isRightOrLast(path)) {
      root = hashNode(sibling, root);
      path = skipLeftTurns(path);
    } else {
      root = hashNode(root, sibling);
    }
    path = up(path);
  }
  return path.last === 0 && isSame(root, rootHash);
}

/** Two roots, and what is said to show that one grew from the other. */
export interface ConsistencyClaim {
  readonly from: number;
  readonly fromRootHash: Uint8Array;
  readonly to: number;
  readonly toRootHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the tree over `to` leaves begins with the tree over `from`.
 *
 * @see RFC 9162, section 2.1.4.2
 */
export function isConsistent(claim: ConsistencyClaim): boolean {
  const { from, fromRootHash, to, toRootHash, proof } = claim;
  if (!isWhole(from) || !isWhole(to) || from > to) return false;
  if (![fromRootHash, ...proof].every(isHash)) return false;
  if (from === to) return proof.length === 0 && isSame(fromRootHash, toRootHash);
  if (from === 0) return proof.length === 0 && isSame(fromRootHash, emptyRoot());
  const [seed, ...rest] = isPowerOfTwo(from) ? [fromRootHash, ...proof] : proof;
  if (seed === undefined) return false;
  let path: Path = { node: from - 1, last: to - 1 };
  while (isOdd(path.node)) path = up(path);
  let fromRoot = seed;
  let toRoot = seed;
  for (const part of rest) {
    if (path.last === 0) return false;
    if (isRightOrLast(path)) {
      fromRoot = hashNode(part, fromRoot);
      toRoot = hashNode(part, toRoot);
      path = skipLeftTurns(path);
    } else {
      toRoot = hashNode(toRoot, part);
    }
    path = up(path);
  }
  return path.last === 0 && isSame(fromRoot, fromRootHash) && isSame(toRoot, toRootHash);
}

/** Index of a node on its level, and of the last one there. */
interface Path {
  readonly node: number;
  readonly last: number;
}

function up({ node, last }: Path): Path {
  // Not by shifting bits: those operators end at 32 of them.
  return { node: Math.floor(node / 2), last: Math.floor(last / 2) };
}

function skipLeftTurns(path: Path): Path {
  let current = path;
  while (!isOdd(current.node) && current.node !== 0) current = up(current);
  return current;
}

function isRightOrLast({ node, last }: Path): boolean {
  return isOdd(node) || node === last;
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: Uint8Array): boolean {
  return value.length === hashBytes;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
