import { describe, expect, it } from 'vitest';

import { openAuditReader } from '../src/index.ts';
import { createMerkleTree, hashLeaf } from '../src/merkle-tree.ts';
import { toCanonicalEntry } from '../src/canonical-entry.ts';
import { createPlace, tamper, writeBatches } from './fixtures/temporary-log.ts';

const hexOf = (text: string): string => hashLeaf(text).toString('hex');
const swap = (columns: string): string => `
  CREATE TEMP TABLE swap AS SELECT * FROM entries WHERE sequence IN (4, 5);
  UPDATE entries SET (${columns}) =
    (SELECT ${columns} FROM swap WHERE swap.sequence = 9 - entries.sequence)
    WHERE sequence IN (4, 5);
`;
const edit = `UPDATE entries SET entry = replace(entry, 'support', 'nobody') WHERE sequence = 5`;

interface Tampering {
  readonly name: string;
  readonly sql: string;
  readonly finding: { readonly kind: string; readonly from: number; readonly to?: number };
}

// Ten entries, in batches of 3, 1, 4 and 2.
const tamperings: Tampering[] = [
  { name: 'an edited entry', sql: edit, finding: { kind: 'edited-entry', from: 5 } },
  {
    name: 'an entry made unreadable',
    sql: `UPDATE entries SET entry = json_remove(entry, '$.phase') WHERE sequence = 1`,
    finding: { kind: 'edited-entry', from: 1 },
  },
  {
    name: 'an edited leaf hash',
    sql: `UPDATE entries SET leaf_hash = zeroblob(32) WHERE sequence = 10`,
    finding: { kind: 'edited-entry', from: 10 },
  },
  {
    name: 'a missing entry',
    sql: `DELETE FROM entries WHERE sequence = 4`,
    finding: { kind: 'missing-entries', from: 4 },
  },
  {
    name: 'missing entries at the start',
    sql: `DELETE FROM entries WHERE sequence < 3`,
    finding: { kind: 'missing-entries', from: 1, to: 2 },
  },
  {
    name: 'entries moved up to close a gap',
    sql: `DELETE FROM entries WHERE sequence = 4;
      UPDATE entries SET sequence = -sequence WHERE sequence > 4;
      UPDATE entries SET sequence = -sequence - 1 WHERE sequence < 0;`,
    finding: { kind: 'reordered-entry', from: 4 },
  },
  {
    name: 'swapped entries',
    sql: swap('entry, leaf_hash'),
    finding: { kind: 'reordered-entry', from: 4 },
  },
  {
    name: 'swapped texts',
    sql: swap('entry'),
    finding: { kind: 'reordered-entry', from: 4 },
  },
  {
    name: 'an entry before the first',
    sql: `INSERT INTO entries SELECT 0, entry, leaf_hash, node_hashes FROM entries
      WHERE sequence = 1`,
    finding: { kind: 'reordered-entry', from: 0 },
  },
  {
    name: 'a cut-off tail',
    sql: `DELETE FROM entries WHERE sequence > 7`,
    finding: { kind: 'truncated-tail', from: 8, to: 10 },
  },
  {
    name: 'a tail cut off together with its tree heads',
    sql: `DELETE FROM entries WHERE sequence > 4; DELETE FROM tree_heads WHERE size > 4`,
    finding: { kind: 'truncated-tail', from: 5, to: 10 },
  },
  {
    name: 'a tail cut off together with its tree heads and the count',
    sql: `DELETE FROM entries WHERE sequence > 4; DELETE FROM tree_heads WHERE size > 4;
      UPDATE log SET size = 4`,
    finding: { kind: 'bad-tree-head', from: 1, to: 4 },
  },
  {
    name: 'a log emptied of its entries',
    sql: `DELETE FROM entries`,
    finding: { kind: 'truncated-tail', from: 1, to: 10 },
  },
  {
    name: 'an edited tree head',
    sql: `UPDATE tree_heads SET root_hash = zeroblob(32) WHERE size = 4`,
    finding: { kind: 'bad-tree-head', from: 4 },
  },
  {
    name: 'an edited last tree head',
    sql: `UPDATE tree_heads SET root_hash = zeroblob(32) WHERE size = 10`,
    finding: { kind: 'bad-tree-head', from: 9, to: 10 },
  },
  {
    name: 'a missing last tree head',
    sql: `DELETE FROM tree_heads WHERE size = 10`,
    finding: { kind: 'bad-tree-head', from: 9, to: 10 },
  },
  {
    name: 'a tree head for no entry',
    sql: `INSERT INTO tree_heads VALUES (0, zeroblob(32))`,
    finding: { kind: 'bad-tree-head', from: 0 },
  },
  {
    name: 'an edited state of the tree',
    sql: `UPDATE log SET frontier = zeroblob(length(frontier))`,
    finding: { kind: 'bad-tree-head', from: 1, to: 10 },
  },
  {
    name: 'an edited node of the tree',
    sql: `UPDATE entries SET node_hashes = zeroblob(64) WHERE sequence = 4`,
    finding: { kind: 'bad-tree-node', from: 4 },
  },
  {
    name: 'a missing node of the tree',
    sql: `UPDATE entries SET node_hashes = NULL WHERE sequence = 8`,
    finding: { kind: 'bad-tree-node', from: 8 },
  },
  {
    name: 'a node of the tree where none belongs',
    sql: `UPDATE entries SET node_hashes = zeroblob(32) WHERE sequence = 9`,
    finding: { kind: 'bad-tree-node', from: 9 },
  },
  {
    name: 'another id of the log',
    sql: `UPDATE log SET log_id = '00000000-0000-0000-0000-000000000000'`,
    finding: { kind: 'edited-entry', from: 1 },
  },
];

describe('verify', () => {
  it('states the number of entries and the root hash of an intact log', async () => {
    const { url } = createPlace();
    const entries = await writeBatches(url, 3, 1, 4, 2);
    const tree = createMerkleTree();
    for (const entry of entries) tree.append(hashLeaf(toCanonicalEntry(entry)));
    await expect(openAuditReader({ url }).verify()).resolves.toEqual({
      isIntact: true,
      logId: entries[0]?.logId,
      entryCount: 10,
      rootHash: tree.root().toString('hex'),
    });
  });

  it('finds a log without entries intact', async () => {
    const { url } = createPlace();
    await writeBatches(url);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({
      isIntact: true,
      entryCount: 0,
    });
  });

  it.each(tamperings)('finds $name', async ({ sql, finding: { kind, from, to = from } }) => {
    const { url, path } = createPlace();
    await writeBatches(url, 3, 1, 4, 2);
    tamper(path, sql);
    const report = await openAuditReader({ url }).verify();
    expect(report).toMatchObject({
      isIntact: false,
      finding: { kind, firstSequence: from, lastSequence: to },
    });
  });

  it('narrows an entry edited together with its leaf hash down to its batch', async () => {
    const { url, path } = createPlace();
    const entries = await writeBatches(url, 3, 1, 4, 2);
    const text = entries.map(toCanonicalEntry)[5] ?? '';
    const edited = text.replace('"GET"', '"PUT"');
    tamper(
      path,
      `UPDATE entries SET entry = '${edited}', leaf_hash = x'${hexOf(edited)}' WHERE sequence = 6`,
    );
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({
      isIntact: false,
      provenEntryCount: 4,
      finding: { kind: 'edited-entry', firstSequence: 5, lastSequence: 8 },
    });
  });

  it('reports the first of several faults', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3, 1, 4, 2);
    tamper(path, `${edit}; DELETE FROM entries WHERE sequence = 8`);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({
      finding: { kind: 'edited-entry', firstSequence: 5 },
      provenEntryCount: 4,
    });
  });
});
