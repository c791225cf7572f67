import type { DatabaseSync } from 'node:sqlite';

import type { NodeReader } from '../merkle-proof.ts';
import { createMerkleTree, hashBytes } from '../merkle-tree.ts';
import { lacksNodeHashes } from './database-schema.ts';

/**
 * Reads the nodes of the tree in a database, one row for each. In a log that has not been written
 * to since an earlier version, inner nodes have to be computed from their leaves.
 */
export function createStoredNodes(database: DatabaseSync): NodeReader {
  const selectLeaf = database.prepare('SELECT leaf_hash AS hash FROM entries WHERE sequence = ?');
  const readLeaf = (index: number): Uint8Array => toHash(selectLeaf.get(index + 1)?.['hash']);
  if (lacksNodeHashes(database)) return createNodesOfLeaves(database, readLeaf);
  const selectNode = database.prepare(
    `SELECT substr(node_hashes, ?, ${hashBytes}) AS hash FROM entries WHERE sequence = ?`,
  );
  return (level, index) => {
    if (level === 0) return readLeaf(index);
    const completedBy = (index + 1) * 2 ** level;
    return toHash(selectNode.get((level - 1) * hashBytes + 1, completedBy)?.['hash']);
  };
}

function createNodesOfLeaves(
  database: DatabaseSync,
  readLeaf: (index: number) => Uint8Array,
): NodeReader {
  const selectLeaves = database.prepare(
    'SELECT leaf_hash AS hash FROM entries WHERE sequence > ? AND sequence <= ? ORDER BY sequence',
  );
  return (level, index) => {
    if (level === 0) return readLeaf(index);
    const width = 2 ** level;
    const tree = createMerkleTree();
    for (const row of selectLeaves.iterate(index * width, (index + 1) * width)) {
      tree.append(toHash(row['hash']));
    }
    return tree.root();
  };
}

function toHash(value: unknown): Buffer {
  if (value instanceof Uint8Array && value.length === hashBytes) return Buffer.from(value);
  throw new TypeError('The tree lacks a node: check the log with "npm run audit -- verify".');
}
