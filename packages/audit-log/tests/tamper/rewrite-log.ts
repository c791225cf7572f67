import { DatabaseSync } from 'node:sqlite';

import { createMerkleTree, hashLeaf } from '../../src/merkle-tree.ts';

/** Texts of all entries in a database, as they are stored. */
export function readEntries(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('SELECT entry FROM entries ORDER BY sequence').all();
  database.close();
  return rows.map((row) => String(row['entry']));
}

/**
 * Makes a log hold other entries, and every hash, node and head that belongs to them: what somebody
 * does who knows this software and may write the file. Nothing within the file gives it away.
 */
export function rewriteLog(path: string, entries: readonly string[], logId?: string): void {
  const database = new DatabaseSync(path);
  database.exec('BEGIN; DELETE FROM entries; DELETE FROM tree_heads');
  const insert = database.prepare(
    'INSERT INTO entries (sequence, entry, leaf_hash, node_hashes) VALUES (?, ?, ?, ?)',
  );
  const insertHead = database.prepare('INSERT INTO tree_heads VALUES (?, ?)');
  const tree = createMerkleTree();
  for (const entry of entries) {
    const leafHash = hashLeaf(entry);
    const nodes = tree.append(leafHash);
    insert.run(tree.size, entry, leafHash, nodes.length > 0 ? nodes : null);
    if (tree.size % 3 === 0 || tree.size === entries.length) insertHead.run(tree.size, tree.root());
  }
  database
    .prepare('UPDATE log SET size = ?, frontier = ?, log_id = coalesce(?, log_id)')
    .run(tree.size, tree.frontier(), logId ?? null);
  database.exec('COMMIT');
  database.close();
}

/** Gives each entry the sequence of its place, as its text says it. */
export function renumber(entries: readonly string[]): string[] {
  return entries.map((entry, index) => entry.replace(/"sequence":\d+/, `"sequence":${index + 1}`));
}

/** The same entries as another log would hold them. */
export function moveTo(entries: readonly string[], logId: string): string[] {
  return entries.map((entry) => entry.replace(/"logId":"[^"]+"/, `"logId":"${logId}"`));
}
