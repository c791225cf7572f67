import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { NoteKeyError } from '../../src/index.ts';
import { createMerkleTree, hashLeaf } from '../../src/merkle-tree.ts';
import { coverLeaves, widthOf } from '../../src/retention/removed-subtrees.ts';
import { parseTombstone, signTombstone } from '../../src/retention/tombstone.ts';
import { parseTombstoneLine, toTombstoneLine } from '../../src/retention/tombstone-line.ts';
import { key } from './log-by-months.ts';

const hash = hashLeaf('x');
const tombstone = {
  logId: '1f312c73-daa9-4818-81ab-41696270c9ab',
  period: '2026-05',
  firstSequence: 4,
  lastSequence: 10,
  requestId: '5f0c7d9e-request',
  removedAt: '2026-11-21T10:00:00.000Z',
  rootHash: hash,
  subtrees: coverLeaves(3, 10).map((place) => ({ ...place, hash })),
};
const note = signTombstone(tombstone, key.signers);

describe('a tombstone', () => {
  it('is a text that a person can read, and a note that one key signs', () => {
    const encoded = hash.toString('base64');
    expect(note.split('\n').slice(0, -2)).toEqual([
      'Tombstone of an audit log, version 1',
      'log 1f312c73-daa9-4818-81ab-41696270c9ab',
      'period 2026-05',
      'entries 4 to 10',
      'count 7',
      'request 5f0c7d9e-request',
      'removed 2026-11-21T10:00:00.000Z',
      `root ${encoded}`,
      ...[1, 4, 2].map((width) => `subtree ${width} ${encoded}`),
      '',
    ]);
    expect(note.split('\u2014 example.com/audit ')).toHaveLength(2);
    expect(parseTombstone(note)).toEqual(tombstone);
  });

  it('needs somebody who signs', () => {
    expect(() => signTombstone(tombstone, [])).toThrow(NoteKeyError);
    const cosigners = key.signers.filter(({ kind }) => kind === 'cosignature');
    expect(() => signTombstone(tombstone, cosigners)).toThrow(NoteKeyError);
  });

  it.each([
    ['nothing', /[^]*/, ''],
    ['no note', /\n\n[^]*/, '\n'],
    ['another version', 'version 1', 'version 2'],
    ['no log', /log .*\n/, ''],
    ['no month', '2026-05', '2026-13'],
    ['a count that does not fit', 'count 7', 'count 8'],
    ['a range that does not fit', '4 to 10', '4 to 11'],
    ['a range from nowhere', '4 to 10', '0 to 6'],
    ['a range backwards', '4 to 10', '10 to 4'],
    ['a width that is none', 'subtree 4', 'subtree 3'],
    ['subtrees in another place', 'subtree 1 ', 'subtree 2 '],
    ['no subtree', /subtree .*\n/g, ''],
    ['one hash too short', /root .{8}/, 'root '],
    ['another way to write a hash', /root (.{42})./, 'root $1+'],
    ['Windows line breaks', /\n/g, '\r\n'],
    ['a leading zero', '4 to 10', '04 to 10'],
  ])('is none with %s', (_, pattern, replacement) => {
    const changed = note.replace(pattern, replacement);
    expect(changed).not.toBe(note);
    expect(parseTombstone(changed)).toBeUndefined();
  });
});

describe('a line of an export', () => {
  it('carries a tombstone there and back', () => {
    expect(parseTombstoneLine(toTombstoneLine(note))).toBe(note);
  });

  it.each([
    '',
    '{"tombstone":',
    '{"tombstone":7}',
    '{"tombstone":"a","b":1}',
    '{"tombstone": "a"}',
  ])('carries none as %s', (line) => {
    expect(parseTombstoneLine(line)).toBeUndefined();
  });
});

describe('coverLeaves', () => {
  const size = fc.integer({ min: 0, max: 300 });

  it('covers each leaf once, never across a cut, and leads to the same tree', () => {
    fc.assert(
      fc.property(size, size, fc.array(size), (one, other, cuts) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const places = coverLeaves(start, end, cuts);
        const tree = createMerkleTree();
        const whole = createMerkleTree();
        const leaf = (index: number): Buffer => hashLeaf(String(index));
        for (let index = 0; index < end; index += 1) whole.append(leaf(index));
        for (let index = 0; index < start; index += 1) tree.append(leaf(index));
        for (const place of places) {
          const width = widthOf(place);
          const at = place.index * width;
          expect(tree.size).toBe(at);
          expect(cuts.filter((cut) => cut > at && cut < at + width && cut < end)).toEqual([]);
          const subtree = createMerkleTree();
          for (let index = at; index < at + width; index += 1) subtree.append(leaf(index));
          tree.appendSubtree(width, subtree.root());
        }
        expect(tree.size).toBe(end);
        expect(tree.root()).toEqual(whole.root());
      }),
    );
  });

  it('takes no more subtrees than it must', () => {
    expect(coverLeaves(0, 2 ** 40)).toEqual([{ level: 40, index: 0 }]);
    expect(coverLeaves(1, 2 ** 40)).toHaveLength(40);
    expect(coverLeaves(7, 7)).toEqual([]);
  });
});
