import { assert, property, array, string, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMerkleTree, hashLeaf, hashNode } from '../src/merkle-tree.ts';
import type { MerkleTree } from '../src/merkle-tree.ts';
import { publishedLeaves, publishedRoots, rootByDefinition } from './fixtures/reference-tree.ts';

function treeOf(entries: readonly string[]): MerkleTree {
  const tree = createMerkleTree();
  for (const entry of entries) tree.append(hashLeaf(entry));
  return tree;
}

describe('createMerkleTree', () => {
  it.each(publishedRoots.map((root, size) => ({ size, root })))(
    'has the published root over $size leaves',
    ({ size, root }) => {
      const tree = treeOf(publishedLeaves.slice(0, size));
      expect(tree.size).toBe(size);
      expect(tree.root().toString('hex')).toBe(root);
    },
  );

  it('has the root that the definition gives, for any entries', () => {
    assert(
      property(array(string({ unit: 'grapheme' }), { maxLength: 70 }), (entries) => {
        expect(treeOf(entries).root()).toEqual(rootByDefinition(entries));
      }),
    );
  });

  it('goes on from its frontier as if it had never stopped', () => {
    assert(
      property(array(string(), { maxLength: 70 }), nat(70), (entries, cut) => {
        const before = treeOf(entries.slice(0, cut));
        const after = createMerkleTree({ size: before.size, frontier: before.frontier() });
        for (const entry of entries.slice(cut)) after.append(hashLeaf(entry));
        expect(after.root()).toEqual(rootByDefinition(entries));
      }),
    );
  });

  it('hands out each complete subtree with the leaf that completes it', () => {
    const entries = publishedLeaves;
    const tree = createMerkleTree();
    const completed = entries.map((entry) => tree.append(hashLeaf(entry)));
    const roots = (...ranges: [number, number][]): Buffer =>
      Buffer.concat(ranges.map(([start, end]) => rootByDefinition(entries.slice(start, end))));
    expect(completed).toEqual([
      roots(),
      roots([0, 2]),
      roots(),
      roots([2, 4], [0, 4]),
      roots(),
      roots([4, 6]),
      roots(),
      roots([6, 8], [4, 8], [0, 8]),
    ]);
  });

  it('does not hold on to the frontier it was given', () => {
    const frontier = treeOf(['a']).frontier();
    const tree = createMerkleTree({ size: 1, frontier });
    frontier.fill(0);
    expect(tree.root()).toEqual(rootByDefinition(['a']));
  });

  it.each([
    { size: 3, bytes: 32 },
    { size: 0, bytes: 32 },
    { size: -1, bytes: 0 },
    { size: 0.5, bytes: 32 },
  ])('refuses a frontier of $bytes bytes for $size leaves', ({ size, bytes }) => {
    expect(() => createMerkleTree({ size, frontier: new Uint8Array(bytes) })).toThrow(RangeError);
  });
});

describe('hashNode', () => {
  it.each([0, 31, 33])('refuses a child of %i bytes', (length) => {
    const hash = hashLeaf('');
    expect(() => hashNode(new Uint8Array(length), hash)).toThrow(RangeError);
    expect(() => hashNode(hash, new Uint8Array(length))).toThrow(RangeError);
  });
});
