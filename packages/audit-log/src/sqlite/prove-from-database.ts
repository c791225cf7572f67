import type { DatabaseSync } from 'node:sqlite';

import { proveConsistency, proveInclusion, rootAt } from '../merkle-proof.ts';
import type { NodeReader } from '../merkle-proof.ts';
import { assertNotRemoved } from '../retention/pruned-nodes.ts';
import { readRemovedRanges } from '../retention/sqlite/tombstone-table.ts';
import type { ConsistencyProof, InclusionProof, LogTree } from '../tree-proof.ts';
import { createStoredNodes } from './stored-nodes.ts';

/** @see AuditReader.tree */
export function readTree(database: DatabaseSync, size?: number): LogTree {
  return toTree(database, createStoredNodes(database), size);
}

/** @see AuditReader.proveInclusion */
export function readInclusionProof(
  database: DatabaseSync,
  sequence: number,
  size?: number,
): InclusionProof {
  const readNode = createStoredNodes(database);
  const tree = toTree(database, readNode, size);
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > tree.size) {
    throw new RangeError(`There is no entry ${sequence} among the first ${tree.size} of the log.`);
  }
  const row = database.prepare('SELECT entry FROM entries WHERE sequence = ?').get(sequence);
  if (row === undefined) assertNotRemoved(readRemovedRanges(database), sequence);
  const hashes = proveInclusion(sequence - 1, tree.size, readNode);
  const entry = String(row?.['entry']);
  return { ...tree, sequence, entry, leafHash: readNode(0, sequence - 1), hashes };
}

/** @see AuditReader.proveConsistency */
export function readConsistencyProof(
  database: DatabaseSync,
  fromSize: number,
  size?: number,
): ConsistencyProof {
  const readNode = createStoredNodes(database);
  const tree = toTree(database, readNode, size);
  const { size: from, rootHash: fromRootHash } = toTree(database, readNode, fromSize);
  const hashes = proveConsistency(from, tree.size, readNode);
  return { ...tree, fromSize: from, fromRootHash, hashes };
}

function toTree(database: DatabaseSync, readNode: NodeReader, wanted?: number): LogTree {
  const { log_id: logId, size: logSize } =
    database.prepare('SELECT log_id, size FROM log').get() ?? {};
  if (typeof logId !== 'string' || typeof logSize !== 'number') {
    throw new TypeError('The log has no state.');
  }
  const size = wanted ?? logSize;
  if (!Number.isSafeInteger(size) || size < 0 || size > logSize) {
    throw new RangeError(`The log has ${logSize} entries, there is no tree over ${size} of them.`);
  }
  return { logId, size, rootHash: rootAt(size, readNode) };
}
