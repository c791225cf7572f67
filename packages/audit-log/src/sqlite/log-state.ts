import type { DatabaseSync } from 'node:sqlite';

import type { TreeHead } from '../entry-store.ts';
import { AuditStoreError } from '../errors.ts';
import { createMerkleTree } from '../merkle-tree.ts';
import type { MerkleTree, MerkleTreeState } from '../merkle-tree.ts';
import { readLastRemoved } from '../retention/sqlite/tombstone-table.ts';
import type { AcknowledgedBatch } from './batch.ts';

/** Where a log goes on. */
export interface LogState extends MerkleTreeState {
  readonly logId: string;
}

/** Reads and writes the state within the transaction of a batch. */
export interface LogStateAccess {
  /** @throws {AuditStoreError} `inconsistent` when state, last entry and last head do not agree */
  read(): LogState;
  /** @throws {AuditStoreError} `inconsistent` when it is another log or lacks acknowledged entries */
  assertHolds(acknowledged: AcknowledgedBatch): void;
  /** @returns the head that the tree was stored under */
  write(tree: MerkleTree): TreeHead;
}

/** Prepares the access to the state of the log in an open database. */
export function prepareLogState(database: DatabaseSync, path: string): LogStateAccess {
  const select = database.prepare(`
    SELECT log_id, log.size, frontier, root_hash,
      (SELECT max(sequence) FROM entries) AS last_sequence,
      (SELECT max(size) FROM tree_heads) AS last_head_size
    FROM log LEFT JOIN tree_heads ON tree_heads.size = log.size
  `);
  const selectHead = database.prepare(
    'SELECT log_id, root_hash FROM log LEFT JOIN tree_heads ON tree_heads.size = ?',
  );
  const updateLog = database.prepare('UPDATE log SET size = ?, frontier = ?');
  // An empty batch finds the head of its size there already.
  const insertHead = database.prepare('INSERT OR IGNORE INTO tree_heads VALUES (?, ?)');

  return {
    read() {
      const row = select.get();
      const { log_id: logId, size, frontier } = row ?? {};
      const { root_hash: rootHash, last_sequence: last, last_head_size: lastHead } = row ?? {};
      if (
        typeof logId !== 'string' ||
        typeof size !== 'number' ||
        !(frontier instanceof Uint8Array) ||
        // Retention may have removed the last entries.
        ((last ?? 0) !== size && readLastRemoved(database) !== size) ||
        (lastHead ?? 0) !== size ||
        (size > 0 && !isRootOf({ size, frontier }, rootHash))
      ) {
        throw inconsistent(path, 'its entries and its tree head do not fit together');
      }
      return { logId, size, frontier };
    },
    assertHolds({ logId, head }) {
      const row = selectHead.get(head.size);
      const holdsHead = head.size === 0 || isSameHash(row?.['root_hash'], head.rootHash);
      if (row?.['log_id'] !== logId || !holdsHead) {
        throw inconsistent(path, 'it lacks entries that were acknowledged');
      }
    },
    write(tree) {
      const head = { size: tree.size, rootHash: tree.root() };
      updateLog.run(tree.size, tree.frontier());
      if (head.size > 0) insertHead.run(head.size, head.rootHash);
      return head;
    },
  };
}

function isRootOf(state: MerkleTreeState, rootHash: unknown): boolean {
  try {
    return isSameHash(rootHash, createMerkleTree(state).root());
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isSameHash(found: unknown, expected: Uint8Array): boolean {
  return found instanceof Uint8Array && Buffer.compare(found, expected) === 0;
}

function inconsistent(path: string, what: string): AuditStoreError {
  const advice = 'Check it with "npm run audit -- verify", and put the intact file back';
  return new AuditStoreError('inconsistent', `${path} was changed: ${what}. ${advice}.`);
}
