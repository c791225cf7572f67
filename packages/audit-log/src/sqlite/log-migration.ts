import type { DatabaseSync } from 'node:sqlite';

import { AuditStoreError } from '../errors.ts';
import { createMerkleTree } from '../merkle-tree.ts';
import {
  addNodeHashes,
  lacksBlockIndex,
  lacksNodeHashes,
  replaceIndexedColumns,
} from './database-schema.ts';
import { storeOpenIntents } from './open-intents.ts';

// Some 10 KB of hashes at a time.
const rowsPerRead = 256;

/**
 * Brings a log of an earlier version up to date, as a whole or not at all. Leaves a log of this
 * version as it is.
 *
 * @throws {AuditStoreError} `inconsistent` when the leaf hashes do not lead to the tree head
 */
export function migrateLogTables(database: DatabaseSync, path: string): void {
  if (!lacksBlockIndex(database)) return;
  database.exec('BEGIN IMMEDIATE');
  // Another process may have been faster.
  if (lacksNodeHashes(database)) computeNodeHashes(database, path);
  if (lacksBlockIndex(database)) {
    replaceIndexedColumns(database);
    storeOpenIntents(database);
  }
  database.exec('COMMIT');
}

/** Adds the inner nodes of the tree. */
function computeNodeHashes(database: DatabaseSync, path: string): void {
  addNodeHashes(database);
  const rootHash = storeNodeHashes(database);
  const { root_hash: head } =
    database
      .prepare('SELECT root_hash FROM log LEFT JOIN tree_heads ON tree_heads.size = log.size')
      .get() ?? {};
  if (rootHash !== undefined && !(head instanceof Uint8Array && rootHash.equals(head))) {
    const message = `${path} was changed: its leaf hashes and its tree head do not fit together. Check it with "npm run audit -- verify", and put the intact file back.`;
    throw new AuditStoreError('inconsistent', message);
  }
}

/** Returns the root over all entries; nothing when there are none. */
function storeNodeHashes(database: DatabaseSync): Buffer | undefined {
  const select = database.prepare(
    `SELECT sequence, leaf_hash FROM entries WHERE sequence > ? ORDER BY sequence LIMIT ${rowsPerRead}`,
  );
  const update = database.prepare('UPDATE entries SET node_hashes = ? WHERE sequence = ?');
  const tree = createMerkleTree();
  let rows = select.all(0);
  while (rows.length > 0) {
    for (const { sequence = 0, leaf_hash: leafHash } of rows) {
      if (!(leafHash instanceof Uint8Array)) throw new TypeError('A leaf hash holds no bytes.');
      const nodeHashes = tree.append(leafHash);
      if (nodeHashes.length > 0) update.run(nodeHashes, sequence);
    }
    rows = select.all(rows.at(-1)?.['sequence'] ?? null);
  }
  return tree.size === 0 ? undefined : tree.root();
}
