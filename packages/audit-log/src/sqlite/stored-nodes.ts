import type { DatabaseSync } from 'node:sqlite';

import type { NodeReader } from '../merkle-proof.ts';
import { createMerkleTree, hashBytes } from '../merkle-tree.ts';
import { createPrunedNodes } from '../retention/pruned-nodes.ts';
import { readRemovedRanges } from '../retention/sqlite/tombstone-table.ts';
import { lacksNodeHashes } from './database-schema.ts';

/**
 * Reads the nodes of the tree in a database, one row for each, and those of removed entries from
 * their tombstones. In a log that has not been written to since an earlier version, inner nodes have
 * to be computed from their leaves.
 *
 * @throws {RemovedEntriesError} at a node that nobody knows any more
 */
export function createStoredNodes(database: DatabaseSync): NodeReader {
  const selectLeaf = database.prepare('SELECT leaf_hash AS hash FROM entries WHERE sequence = ?');
  const readLeaf = (index: number): Uint8Array | undefined =>
    toHash(selectLeaf.get(index + 1)?.['hash']);
  if (lacksNodeHashes(database)) {
    return createPrunedNodes(createNodesOfLeaves(database, readLeaf), []);
  }
  const selectNode = database.prepare(
    `SELECT substr(node_hashes, ?, ${hashBytes}) AS hash FROM entries WHERE sequence = ?`,
  );
  return createPrunedNodes((level, index) => {
    if (level === 0) return readLeaf(index);
    const completedBy = (index + 1) * 2 ** level;
    return toHash(selectNode.get((level - 1) * hashBytes + 1, completedBy)?.['hash']);
  }, readRemovedRanges(database));
}

type StoredNodeReader = (...place: Parameters<NodeReader>) => Uint8Array | undefined;

function createNodesOfLeaves(
  database: DatabaseSync,
  readLeaf: (index: number) => Uint8Array | undefined,
): StoredNodeReader {
  const selectLeaves = database.prepare(
    'SELECT leaf_hash AS hash FROM entries WHERE sequence > ? AND sequence <= ? ORDER BY sequence',
  );
  return (level, index) => {
    if (level === 0) return readLeaf(index);
    const width = 2 ** level;
    const tree = createMerkleTree();
    for (const row of selectLeaves.iterate(index * width, (index + 1) * width)) {
      const leafHash = toHash(row['hash']);
      if (leafHash !== undefined) tree.append(leafHash);
    }
    return tree.size === width ? tree.root() : undefined;
  };
}

function toHash(value: unknown): Buffer | undefined {
  const isHash = value instanceof Uint8Array && value.length === hashBytes;
  return isHash ? Buffer.from(value) : undefined;
}
