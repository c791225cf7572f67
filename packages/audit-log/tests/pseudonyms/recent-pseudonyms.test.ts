import { createSecretKey } from 'node:crypto';
import { expect, it } from 'vitest';

import type { Subject } from '../../src/index.ts';
import { createRecentPseudonyms } from '../../src/pseudonyms/recent-pseudonyms.ts';

const key = createSecretKey(Buffer.alloc(32, 0));
const otherKey = createSecretKey(Buffer.alloc(32, 1));
const ann: Subject = { kind: 'name', value: 'Ann' };
const ben: Subject = { kind: 'name', value: 'Ben' };
const eve: Subject = { kind: 'name', value: 'Eve' };

/** Tells each pseudonym from those that were made before. */
function createMaker(maxCount?: number) {
  const recent = createRecentPseudonyms(maxCount);
  let made = 0;
  const get = (subject: Subject, under = key) =>
    recent.get(under, subject, () => String((made += 1)));
  return { recent, get };
}

it('makes the pseudonym of a subject once', () => {
  const { get } = createMaker();
  expect([get(ann), get({ ...ann })]).toEqual(['1', '1']);
});

it.each<[string, Subject]>([
  ['value', { kind: 'name', value: 'ann' }],
  ['kind', { kind: 'text', value: 'Ann' }],
])('tells subjects apart by their %s', (_, other) => {
  const { get } = createMaker();
  expect([get(ann), get(other), get(ann)]).toEqual(['1', '2', '1']);
});

it('tells halves of surrogate pairs apart', () => {
  const { get } = createMaker();
  const values = ['\ud800', '\ud801', '\ufffd'];
  expect(values.map((value) => get({ kind: 'text', value }))).toEqual(['1', '2', '3']);
});

it('never gives a pseudonym of another key', () => {
  const { get } = createMaker();
  expect([get(ann), get(ann, otherKey), get(ann)]).toEqual(['1', '2', '3']);
});

it('forgets what was made under a key that is gone', () => {
  const { recent, get } = createMaker();
  get(ann);
  recent.keepOnly(key);
  expect(get(ann)).toBe('1');
  recent.keepOnly();
  expect(get(ann)).toBe('2');
});

it('keeps those that were used last', () => {
  const { get } = createMaker(2);
  expect([get(ann), get(ben), get(ann), get(eve)]).toEqual(['1', '2', '1', '3']);
  expect([get(ann), get(eve), get(ben)]).toEqual(['1', '3', '4']);
});
