import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import {
  hashLeaf,
  isConsistent,
  isIncluded,
  openAuditReader,
  verifyExport,
} from '../../src/index.ts';
import { collect, createPlace, writeBatches } from '../fixtures/temporary-log.ts';
import type { TestStore } from './stores.ts';

/** What every store promises to who does not believe it. */
export function describeProving(store: TestStore): void {
  it.each([
    {
      what: 'an edited entry',
      sql: `UPDATE entries SET entry = replace(entry, 'support', 'billing') WHERE sequence = 6`,
      finding: { kind: 'edited-entry', firstSequence: 6 },
    },
    {
      what: 'a removed entry',
      sql: 'DELETE FROM entries WHERE sequence = 4',
      finding: { kind: 'missing-entries', firstSequence: 4 },
    },
    {
      what: 'entries that changed places',
      sql: `UPDATE entries SET sequence = 1000 WHERE sequence = 3;
            UPDATE entries SET sequence = 3 WHERE sequence = 5;
            UPDATE entries SET sequence = 5 WHERE sequence = 1000`,
      finding: { kind: 'reordered-entry', firstSequence: 3 },
    },
    {
      what: 'a tail that was cut off',
      sql: 'DELETE FROM entries WHERE sequence > 7',
      finding: { kind: 'truncated-tail', firstSequence: 8 },
    },
    {
      what: 'a tree head that is another one',
      sql: 'UPDATE tree_heads SET root_hash = (SELECT root_hash FROM tree_heads WHERE size = 3) WHERE size = 10',
      finding: { kind: 'bad-tree-head' },
    },
    {
      what: 'nodes of the tree that are other ones',
      sql: 'UPDATE entries SET node_hashes = leaf_hash WHERE sequence = 2',
      finding: { kind: 'bad-tree-node', firstSequence: 2 },
    },
  ])('finds $what', async ({ sql, finding }) => {
    const url = store.createUrl();
    await writeBatches(url, 3, 4, 3);
    const reader = openAuditReader({ url });
    await expect(reader.verify()).resolves.toMatchObject({ isIntact: true, entryCount: 10 });
    await store.change(url, sql);
    await expect(reader.verify()).resolves.toMatchObject({ isIntact: false, finding });
  });

  it('verifies a log of more entries than are read at a time', async () => {
    const url = store.createUrl();
    await writeBatches(url, 1100, 1, 900, 1);
    const reader = openAuditReader({ url });
    await expect(reader.verify()).resolves.toMatchObject({ isIntact: true, entryCount: 2002 });
    await store.change(
      url,
      'UPDATE tree_heads SET root_hash = leaf_hash FROM entries WHERE size = 2001 AND sequence = 1',
    );
    await expect(reader.verify()).resolves.toMatchObject({ isIntact: false });
  });

  it('proves that entries are in the log, and that it grew', async () => {
    const url = store.createUrl();
    await writeBatches(url, 5, 6, 2);
    const reader = openAuditReader({ url });
    for (const sequence of [1, 2, 8, 11, 13]) {
      const { entry, size, rootHash, hashes } = await reader.proveInclusion(sequence);
      const leafHash = hashLeaf(entry);
      expect(isIncluded({ index: sequence - 1, size, leafHash, rootHash, proof: hashes })).toBe(
        true,
      );
    }
    for (const from of [0, 1, 4, 8, 13]) {
      const { fromRootHash, rootHash, size, hashes } = await reader.proveConsistency(from);
      const claim = { from, to: size, fromRootHash, toRootHash: rootHash, proof: hashes };
      expect(isConsistent(claim)).toBe(true);
    }
    const tree = await reader.tree(11);
    const { rootHash, size } = await reader.proveInclusion(3, 11);
    expect({ rootHash: Buffer.from(rootHash), size }).toEqual({
      rootHash: Buffer.from(tree.rootHash),
      size: 11,
    });
  });

  it('refuses proofs of what is not there', async () => {
    const url = store.createUrl();
    await writeBatches(url, 3);
    const reader = openAuditReader({ url });
    await expect(reader.tree(4)).rejects.toThrow(RangeError);
    await expect(reader.tree(-1)).rejects.toThrow(RangeError);
    await expect(reader.proveInclusion(4)).rejects.toThrow(RangeError);
    await expect(reader.proveInclusion(0)).rejects.toThrow(RangeError);
    await expect(reader.proveInclusion(3, 2)).rejects.toThrow(RangeError);
    await expect(reader.proveConsistency(4)).rejects.toThrow(RangeError);
    const unknown = '00000000-0000-4000-8000-000000000000';
    await expect(reader.tree(0, unknown)).rejects.toThrow(RangeError);
    await expect(reader.verify({ logId: unknown })).rejects.toThrow(RangeError);
    await expect(collect(reader.export({ logId: unknown }))).rejects.toThrow(RangeError);
  });

  it('exports what verifies without the store', async () => {
    const url = store.createUrl();
    const entries = await writeBatches(url, 40, 1, 30);
    const reader = openAuditReader({ url });
    const { folder } = createPlace();
    const since = new Date(entries[40]?.time ?? '');
    for (const period of [{}, { since }, { until: since }, { since, until: since }]) {
      const lines = await collect(reader.export(period));
      const path = join(folder, 'export.ndjson');
      writeFileSync(path, `${lines.join('\n')}\n`);
      await expect(verifyExport(path)).resolves.toMatchObject({
        isIntact: true,
        entryCount: lines.length - 1,
      });
      writeFileSync(path, `${lines.slice(0, -1).join('\n')}\n`);
      await expect(verifyExport(path)).resolves.toMatchObject({ isIntact: false });
    }
    const whole = await collect(reader.export());
    expect(whole).toHaveLength(72);
    expect(
      whole.slice(0, -1).map((line) => (JSON.parse(line) as { sequence: number }).sequence),
    ).toEqual(entries.map(({ sequence }) => sequence));
  });
}
