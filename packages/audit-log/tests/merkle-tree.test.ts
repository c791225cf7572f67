import { createHash } from 'node:crypto';

import { assert, property, array, string, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMerkleTree, hashLeaf } from '../src/merkle-tree.ts';
import type { MerkleTree } from '../src/merkle-tree.ts';

// The leaves and roots that implementations of Certificate Transparency are tested with.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition of RFC 6962, section 2.1, word for word. */
function rootByDefinition(entries: readonly string[]): Buffer {
  const [first] = entries;
  if (first === undefined) return createHash('sha256').digest();
  if (entries.length === 1) return createHash('sha256').update(`\u0000${first}`).digest();
  let split = 1;
  while (split * 2 < entries.length) split *= 2;
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(rootByDefinition(entries.slice(0, split)))
    .update(rootByDefinition(entries.slice(split)))
    .digest();
}

function treeOf(entries: readonly string[]): MerkleTree {
  const tree = createMerkleTree();
  for (const entry of entries) tree.append(hashLeaf(entry));
  return tree;
}

describe('createMerkleTree', () => {
  it.each(roots.map((root, size) => ({ size, root })))(
    'has the published root over $size leaves',
    ({ size, root }) => {
      const tree = treeOf(leaves.slice(0, size));
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
