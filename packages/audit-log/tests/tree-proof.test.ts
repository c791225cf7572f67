import { copyFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it } from 'vitest';

import { toCanonicalEntry } from '../src/canonical-entry.ts';
import { hashLeaf, isConsistent, isIncluded, openAuditLog, openAuditReader } from '../src/index.ts';
import {
  createPlace,
  openLog,
  tamper,
  toFirstFormat,
  toRecord,
  writeBatches,
} from './fixtures/temporary-log.ts';
import { rootByDefinition } from './fixtures/reference-tree.ts';

const formats = [
  { format: 'this version', age: () => undefined },
  { format: 'the version before', age: toFirstFormat },
];

describe.each(formats)('proofs from a log of $format', ({ age }) => {
  it('lead from each entry to the root of each tree that has it', async () => {
    const { url, path } = createPlace();
    const entries = (await writeBatches(url, 3, 1, 4, 2)).map(toCanonicalEntry);
    age(path);
    const reader = openAuditReader({ url });
    for (let size = 1; size <= entries.length; size += 1) {
      const rootHash = rootByDefinition(entries.slice(0, size));
      await expect(reader.tree(size)).resolves.toMatchObject({ size, rootHash });
      for (let sequence = 1; sequence <= size; sequence += 1) {
        const { entry, hashes, ...proof } = await reader.proveInclusion(sequence, size);
        expect(entry).toBe(entries[sequence - 1]);
        expect(proof).toMatchObject({ size, sequence, rootHash, leafHash: hashLeaf(entry) });
        const claim = { ...proof, index: sequence - 1, proof: hashes };
        expect(isIncluded(claim)).toBe(true);
      }
    }
  });

  it('join the roots of any two trees', async () => {
    const { url, path } = createPlace();
    const entries = (await writeBatches(url, 3, 1, 4, 2)).map(toCanonicalEntry);
    age(path);
    const reader = openAuditReader({ url });
    for (let to = 0; to <= entries.length; to += 1) {
      for (let from = 0; from <= to; from += 1) {
        const { fromRootHash, rootHash, hashes } = await reader.proveConsistency(from, to);
        expect(fromRootHash).toEqual(rootByDefinition(entries.slice(0, from)));
        expect(rootHash).toEqual(rootByDefinition(entries.slice(0, to)));
        const claim = { from, to, fromRootHash, toRootHash: rootHash, proof: hashes };
        expect(isConsistent(claim)).toBe(true);
      }
    }
  });
});

describe('proofs', () => {
  it('concern all entries unless told otherwise', async () => {
    const { url } = createPlace();
    await writeBatches(url, 5);
    const reader = openAuditReader({ url });
    await expect(reader.tree()).resolves.toMatchObject({ size: 5 });
    await expect(reader.proveInclusion(2)).resolves.toMatchObject({ sequence: 2, size: 5 });
    await expect(reader.proveConsistency(2)).resolves.toMatchObject({ fromSize: 2, size: 5 });
  });

  it.each([-1, 0.5, 6, Number.NaN])('are refused for a tree of %d among five', async (size) => {
    const { url } = createPlace();
    await writeBatches(url, 5);
    const reader = openAuditReader({ url });
    await expect(reader.tree(size)).rejects.toThrow(RangeError);
    await expect(reader.proveInclusion(1, size)).rejects.toThrow(RangeError);
    await expect(reader.proveConsistency(size)).rejects.toThrow(RangeError);
  });

  it.each([0, 4, 1.5])('are refused for entry %d of three', async (sequence) => {
    const { url } = createPlace();
    await writeBatches(url, 5);
    await expect(openAuditReader({ url }).proveInclusion(sequence, 3)).rejects.toThrow(RangeError);
  });

  it('are refused where a node is gone', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 5);
    tamper(path, 'UPDATE entries SET node_hashes = NULL WHERE sequence = 4');
    await expect(openAuditReader({ url }).tree()).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('a log of the version before', () => {
  it('verifies as it is, and is not written to by readers', async () => {
    const { url, path } = createPlace();
    await writeBatches(url, 3, 1, 4, 2);
    toFirstFormat(path);
    await expect(openAuditReader({ url }).verify()).resolves.toMatchObject({
      isIntact: true,
      entryCount: 10,
    });
    expect(readVersion(path)).toBe(1);
  });

  it.each([[0], [1], [600]])(
    'is brought up to date when it is written to: %d entries',
    async (count) => {
      const { url, path } = createPlace();
      await writeBatches(url, count);
      const before = await openAuditReader({ url }).verify();
      toFirstFormat(path);
      const log = await openLog({ url });
      await expect(openAuditReader({ url }).verify()).resolves.toEqual(before);
      await log.append(toRecord());
      expect(readVersion(path)).toBe(3);
      const reader = openAuditReader({ url });
      await expect(reader.verify()).resolves.toMatchObject({
        isIntact: true,
        entryCount: count + 1,
      });
      const { rootHash } = await reader.tree();
      const entries: string[] = [];
      for await (const entry of reader.query()) entries.push(toCanonicalEntry(entry));
      expect(rootHash).toEqual(rootByDefinition(entries));
    },
  );

  it.each([
    `DELETE FROM entries WHERE sequence = 2`,
    `UPDATE entries SET leaf_hash = zeroblob(32) WHERE sequence = 2`,
  ])('stays as it is once it was tampered with: %s', async (sql) => {
    const { url, path } = createPlace();
    await writeBatches(url, 5);
    toFirstFormat(path);
    tamper(path, sql);
    const copy = `${path}.copy`;
    copyFileSync(path, copy);
    await expect(openAuditLog({ url })).rejects.toMatchObject({ code: 'inconsistent' });
    expect(readVersion(path)).toBe(1);
    await expect(openAuditReader({ url }).verify()).resolves.toEqual(
      await openAuditReader({ url: `sqlite:${copy}` }).verify(),
    );
  });
});

function readVersion(path: string): unknown {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('PRAGMA user_version').get();
  database.close();
  return row?.['user_version'];
}
