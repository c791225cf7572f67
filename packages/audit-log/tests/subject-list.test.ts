import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AuditRecordError } from '../src/index.ts';
import { formatSubjects, parseSubjects } from '../src/subject-list.ts';

const a = 'a'.repeat(22);
const b = '-_9'.padEnd(22, 'b');

describe('the compact text of pseudonyms', () => {
  it.each([
    { pseudonyms: [], text: '' },
    { pseudonyms: [`2026-11.${a}`], text: `2026-11.${a}` },
    {
      pseudonyms: [`2026-11.${b}`, `2026-11.${a}`, `2026-12.${a}`],
      text: `2026-11.${b}.${a},2026-12.${a}`,
    },
  ])('is $text', ({ pseudonyms, text }) => {
    expect(formatSubjects(pseudonyms)).toBe(text);
    expect(parseSubjects(text)).toEqual(pseudonyms);
  });

  it('gives back any pseudonyms', () => {
    const part = constantFrom(a, b, 'Z'.repeat(22));
    const pseudonym = tuple(constantFrom('2026-10', '2026-11', '2027-01'), part);
    assert(
      property(array(pseudonym), (pairs) => {
        const pseudonyms = [...new Set(pairs.map((pair) => pair.join('.')))].sort();
        expect(parseSubjects(formatSubjects(pseudonyms))).toEqual(pseudonyms);
      }),
    );
  });

  it.each(['2026-11', '2026-11.', `2026-11.${a}x`, `.${a}`, `2026-11.${a},`, 'jane@example.com'])(
    'refuses %j',
    (text) => {
      expect(() => parseSubjects(text)).toThrow(AuditRecordError);
    },
  );
});
