import { hash } from 'node:crypto';

/** Length of every hash in a tree: SHA-256. */
export const hashBytes = 32;
const noHashes = Buffer.alloc(0);
// One for all: a log hashes as many nodes as it has entries.
const node = new Uint8Array(1 + 2 * hashBytes).fill(0x01, 0, 1);

/**
 * Hash of one entry as a leaf of the tree.
 *
 * @see RFC 6962, section 2.1
 */
export function hashLeaf(entry: string): Buffer {
  return hash('sha256', `\u0000${entry}`, 'buffer');
}

/**
 * Hash of an inner node.
 *
 * @throws {RangeError} when a child is no hash
 * @see RFC 6962, section 2.1
 */
export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== hashBytes || right.length !== hashBytes) {
    throw new RangeError(`A node of a Merkle tree has two children of ${hashBytes} bytes.`);
  }
  node.set(left, 1);
  node.set(right, 1 + hashBytes);
  return hash('sha256', node, 'buffer');
}

/**
 * Root of a tree without leaves.
 *
 * @see RFC 6962, section 2.1
 */
export function emptyRoot(): Buffer {
  return hash('sha256', '', 'buffer');
}

/**
 * A Merkle tree that only grows, kept as its compact range: the roots of the complete subtrees
 * that it consists of, largest first. Appending takes O(log n) hashes, and so does the root.
 *
 * @see RFC 6962, section 2.1
 */
export interface MerkleTree {
  /** Number of leaves. */
  readonly size: number;
  /**
   * @returns hashes of the complete subtrees that end with this leaf, 32 bytes each, from two
   * leaves upwards; none after a leaf that completes no subtree
   */
  append(leafHash: Uint8Array): Buffer;
  /**
   * Appends the leaves of a complete subtree, of which nothing but its root is left.
   *
   * @param width number of its leaves, a power of two
   * @throws {RangeError} when no subtree of this width can come next
   */
  appendSubtree(width: number, hash: Uint8Array): void;
  /** Root hash over all leaves so far. */
  root(): Buffer;
  /** The compact range as bytes, 32 per subtree, from which the tree can go on later. */
  frontier(): Buffer;
}

/** What a tree can be continued from. */
export interface MerkleTreeState {
  readonly size: number;
  readonly frontier: Uint8Array;
}

/**
 * An empty tree, or one that goes on from a frontier.
 *
 * @throws {RangeError} when the frontier does not fit the size
 */
export function createMerkleTree(
  state: MerkleTreeState = { size: 0, frontier: new Uint8Array() },
): MerkleTree {
  let { size } = state;
  const subtrees = splitFrontier(state);

  return {
    get size() {
      return size;
    },
    append(leafHash) {
      const completed: Buffer[] = [];
      let subtree: Buffer = Buffer.from(leafHash);
      // As many complete subtrees merge into one as there are low ones in the size, in binary.
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        subtree = hashNode(takeLast(subtrees), subtree);
        completed.push(subtree);
      }
      subtrees.push(subtree);
      size += 1;
      return completed.length === 0 ? noHashes : Buffer.concat(completed);
    },
    appendSubtree(width, hash) {
      if (!Number.isInteger(Math.log2(width)) || size % width !== 0) {
        throw new RangeError(`After ${size} leaves there comes no subtree of ${width} leaves.`);
      }
      let subtree: Buffer = Buffer.from(hash);
      for (let rest = size / width; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        subtree = hashNode(takeLast(subtrees), subtree);
      }
      subtrees.push(subtree);
      size += width;
    },
    root() {
      const last = subtrees.at(-1);
      if (last === undefined) return emptyRoot();
      return subtrees.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
    },
    frontier: () => Buffer.concat(subtrees),
  };
}

function takeLast(subtrees: Buffer[]): Buffer {
  const subtree = subtrees.pop();
  if (subtree === undefined) throw new RangeError('The Merkle tree lacks a subtree.');
  return subtree;
}

function splitFrontier({ size, frontier }: MerkleTreeState): Buffer[] {
  if (!Number.isSafeInteger(size) || size < 0 || frontier.length !== countOnes(size) * hashBytes) {
    throw new RangeError(`A frontier of ${frontier.length} bytes fits no tree of ${size} leaves.`);
  }
  return Array.from({ length: frontier.length / hashBytes }, (_, index) =>
    Buffer.from(frontier.subarray(index * hashBytes, (index + 1) * hashBytes)),
  );
}

function countOnes(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}
