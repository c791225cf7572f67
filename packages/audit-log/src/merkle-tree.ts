import { hash } from 'node:crypto';

const hashBytes = 32;
const nodePrefix = Uint8Array.of(0x01);

/**
 * Hash of one entry as a leaf of the tree.
 *
 * @see RFC 6962, section 2.1
 */
export function hashLeaf(entry: string): Buffer {
  return hash('sha256', `\u0000${entry}`, 'buffer');
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
  append(leafHash: Uint8Array): void;
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
      let subtree: Buffer = Buffer.from(leafHash);
      // As many complete subtrees merge into one as there are low ones in the size, in binary.
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
        subtree = hashNode(subtrees.pop(), subtree);
      }
      subtrees.push(subtree);
      size += 1;
    },
    root() {
      const last = subtrees.at(-1);
      if (last === undefined) return hash('sha256', '', 'buffer');
      return subtrees.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
    },
    frontier: () => Buffer.concat(subtrees),
  };
}

function hashNode(left: Uint8Array | undefined, right: Uint8Array): Buffer {
  if (left === undefined) throw new RangeError('The Merkle tree lacks a subtree.');
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');
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
