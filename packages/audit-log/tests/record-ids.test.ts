import { array, assert, constantFrom, nat, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AuditRecordError } from '../src/index.ts';
import { formatRecordIds, parseRecordIds } from '../src/record-ids.ts';

describe('the compact text of record ids', () => {
  it.each([
    { ids: [], text: '' },
    { ids: [0], text: '0' },
    { ids: [87654321], text: '87654321' },
    { ids: [5, 6, 7, 8, 98], text: '5+1*3+90' },
    { ids: [1, 3, 5, 6], text: '1+2*2+1' },
    { ids: [0, Number.MAX_SAFE_INTEGER], text: `0+${Number.MAX_SAFE_INTEGER}` },
  ])('is $text', ({ ids, text }) => {
    expect(formatRecordIds(ids)).toBe(text);
    expect(parseRecordIds(text)).toEqual(ids);
  });

  it('gives back any ids', () => {
    const id = oneof(nat(), nat(40), constantFrom(Number.MAX_SAFE_INTEGER));
    assert(
      property(array(id, { maxLength: 60 }), (given) => {
        const ids = [...new Set(given)].sort((one, other) => one - other);
        expect(parseRecordIds(formatRecordIds(ids))).toEqual(ids);
      }),
    );
  });

  it('is a third of a list of five hundred ids', () => {
    const ids = Array.from({ length: 500 }, (_, index) => 87_654_321 + index * 7 + (index % 5));
    expect(formatRecordIds(ids).length).toBeLessThan(JSON.stringify(ids).length / 3);
  });

  it.each([
    ...['-1', '1+0', '1+01', '01', '1+', '+1', '1*3', '1+1*0', '1+1*', '1,2', ' 1', '1+1 ', '1.5'],
    // Would unfold into more than anybody reads, or beyond what a number holds.
    ...['1+1*999999', '1+1*60000+1*60000', '9007199254740991+1', '9999999999999999'],
  ])('refuses %j', (text) => {
    expect(() => parseRecordIds(text)).toThrow(AuditRecordError);
  });
});
