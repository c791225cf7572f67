import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isConsistent, isIncluded } from '../src/merkle-proof-check.ts';
import { proveConsistency, proveInclusion, rootAt } from '../src/merkle-proof.ts';
import { hashLeaf } from '../src/merkle-tree.ts';
import {
  pathByDefinition,
  proofByDefinition,
  publishedLeaves,
  publishedRoots,
  readerOf,
  rootByDefinition,
} from './fixtures/reference-tree.ts';

const toHex = (hashes: readonly Uint8Array[]): string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'));
const fromHex = (hex: string | undefined): Buffer => Buffer.from(hex ?? '', 'hex');
const someHash = Buffer.alloc(32, 0xab);

const hashes = {
  leaf1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  leaf2: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  leaf5: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  leaf7: 'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
  leaves1and2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  leaves3and4: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  leaves5and6: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  leaves7and8: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  leaves1to4: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  leaves5to8: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
};
const { leaf1, leaf2, leaf5, leaf7 } = hashes;
const { leaves1and2, leaves3and4, leaves5and6, leaves7and8, leaves1to4, leaves5to8 } = hashes;

// The vectors that certificate-transparency-go and its successors are tested with.
const inclusions = [
  { index: 0, size: 1, path: [] },
  { index: 0, size: 8, path: [leaf2, leaves3and4, leaves5to8] },
  { index: 5, size: 8, path: [leaf5, leaves7and8, leaves1to4] },
  { index: 2, size: 3, path: [leaves1and2] },
  { index: 1, size: 5, path: [leaf1, leaves3and4, leaf5] },
];
const consistencies = [
  { from: 1, to: 1, path: [] },
  { from: 1, to: 8, path: [leaf2, leaves3and4, leaves5to8] },
  { from: 6, to: 8, path: [leaves5and6, leaves7and8, leaves1to4] },
  { from: 2, to: 5, path: [leaves3and4, leaf5] },
  { from: 6, to: 7, path: [leaves5and6, leaf7, leaves1to4] },
];

const entriesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `entry ${index}`);
const entries = entriesOf(130);
const sizes = integer({ min: 1, max: entries.length });

describe('proveInclusion', () => {
  it.each(inclusions)('has the published path of leaf $index of $size', ({ index, size, path }) => {
    expect(toHex(proveInclusion(index, size, readerOf(publishedLeaves)))).toEqual(path);
  });

  it('has the path that the definition gives, and that leads to the root', () => {
    assert(
      property(sizes, integer({ min: 0, max: entries.length - 1 }), (size, other) => {
        const index = other % size;
        const proof = proveInclusion(index, size, readerOf(entries));
        const part = entries.slice(0, size);
        expect(proof).toEqual(pathByDefinition(index, part));
        const claim = { index, size, leafHash: hashLeaf(entries[index] ?? ''), proof };
        expect(isIncluded({ ...claim, rootHash: rootByDefinition(part) })).toBe(true);
        expect(isIncluded({ ...claim, rootHash: someHash })).toBe(false);
      }),
    );
  });

  it.each([
    [0, 0],
    [8, 8],
    [-1, 8],
    [0.5, 8],
  ])('refuses leaf %d of %d', (index, size) => {
    expect(() => proveInclusion(index, size, readerOf(publishedLeaves))).toThrow(RangeError);
  });
});

describe('proveConsistency', () => {
  it.each(consistencies)('has the published path from $from to $to', ({ from, to, path }) => {
    expect(toHex(proveConsistency(from, to, readerOf(publishedLeaves)))).toEqual(path);
  });

  it('has the path that the definition gives, and that joins the roots', () => {
    assert(
      property(sizes, sizes, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const proof = proveConsistency(from, to, readerOf(entries));
        expect(proof).toEqual(proofByDefinition(from, entries.slice(0, to)));
        const fromRootHash = rootByDefinition(entries.slice(0, from));
        const toRootHash = rootByDefinition(entries.slice(0, to));
        expect(isConsistent({ from, to, fromRootHash, toRootHash, proof })).toBe(true);
        expect(isConsistent({ from, to, fromRootHash: someHash, toRootHash, proof })).toBe(false);
        expect(isConsistent({ from, to, fromRootHash, toRootHash: someHash, proof })).toBe(false);
      }),
    );
  });

  it('needs nothing to grow from an empty tree', () => {
    expect(proveConsistency(0, 5, readerOf(entries))).toEqual([]);
    const claim = { from: 0, to: 5, toRootHash: someHash, proof: [] };
    expect(isConsistent({ ...claim, fromRootHash: rootByDefinition([]) })).toBe(true);
    expect(isConsistent({ ...claim, fromRootHash: someHash })).toBe(false);
  });

  it.each([
    [9, 8],
    [-1, 8],
    [0.5, 8],
  ])('refuses to grow from %d to %d', (from, to) => {
    expect(() => proveConsistency(from, to, readerOf(publishedLeaves))).toThrow(RangeError);
  });
});

describe('rootAt', () => {
  it.each(publishedRoots.map((root, size) => ({ size, root })))(
    'has the published root over $size leaves',
    ({ size, root }) => {
      expect(toHex([rootAt(size, readerOf(publishedLeaves))])).toEqual([root]);
    },
  );
});

describe('the number of nodes read', () => {
  // Of a tree this large nobody could hash the leaves.
  const size = 2 ** 40 - 3;

  it.each([
    { name: 'root', read: rootAt.bind(null, size) },
    { name: 'inclusion', read: proveInclusion.bind(null, 2 ** 39 + 1, size) },
    { name: 'consistency', read: proveConsistency.bind(null, 2 ** 39 - 1, size) },
  ])('grows with the logarithm of the size: $name', ({ read }) => {
    let reads = 0;
    read(() => {
      reads += 1;
      return someHash;
    });
    expect(reads).toBeGreaterThan(1);
    expect(reads).toBeLessThanOrEqual(2 * 40);
  });
});

describe('a proof that was tampered with', () => {
  const proofs = {
    included: inclusions.slice(1).map(({ index, size, path }) => ({
      index,
      size,
      leafHash: hashLeaf(publishedLeaves[index] ?? ''),
      rootHash: fromHex(publishedRoots[size]),
      proof: path.map(fromHex),
    })),
    consistent: consistencies.slice(1).map(({ from, to, path }) => ({
      from,
      to,
      fromRootHash: fromHex(publishedRoots[from]),
      toRootHash: fromHex(publishedRoots[to]),
      proof: path.map(fromHex),
    })),
  };

  it.each([
    { name: 'lacks a hash', spoil: (proof: Buffer[]) => proof.slice(1) },
    { name: 'lacks its last hash', spoil: (proof: Buffer[]) => proof.slice(0, -1) },
    { name: 'has a hash too many', spoil: (proof: Buffer[]) => [...proof, someHash] },
    { name: 'has another first hash', spoil: ([, ...rest]: Buffer[]) => [someHash, ...rest] },
    { name: 'is empty', spoil: () => [] },
    {
      name: 'has a hash that is too short',
      spoil: ([first = someHash, ...rest]: Buffer[]) => [first.subarray(0, 31), ...rest],
    },
  ])('is refused when it $name', ({ spoil }) => {
    for (const claim of proofs.included) {
      expect(isIncluded(claim)).toBe(true);
      expect(isIncluded({ ...claim, proof: spoil(claim.proof) })).toBe(false);
    }
    for (const claim of proofs.consistent) {
      expect(isConsistent(claim)).toBe(true);
      expect(isConsistent({ ...claim, proof: spoil(claim.proof) })).toBe(false);
    }
  });

  it('is refused when it ends below the root', () => {
    const claim = { size: 2, index: 0, leafHash: someHash, rootHash: someHash, proof: [] };
    expect(isIncluded(claim)).toBe(false);
    const roots = { fromRootHash: someHash, toRootHash: someHash };
    expect(isConsistent({ from: 2, to: 5, ...roots, proof: [] })).toBe(false);
  });

  it('is refused for another place', () => {
    for (const claim of proofs.included) {
      expect(isIncluded({ ...claim, index: claim.index + 1 })).toBe(false);
      expect(isIncluded({ ...claim, index: claim.size })).toBe(false);
      expect(isIncluded({ ...claim, leafHash: someHash })).toBe(false);
    }
    for (const claim of proofs.consistent) {
      expect(isConsistent({ ...claim, from: claim.to + 1 })).toBe(false);
      expect(isConsistent({ ...claim, from: claim.to })).toBe(false);
    }
  });
});
