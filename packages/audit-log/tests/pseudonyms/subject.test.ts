import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AuditSubjectError, parseSubject, subjectKinds } from '../../src/index.ts';
import { normaliseSubject } from '../../src/pseudonyms/normalise-subject.ts';
import { toCountry } from '../../src/pseudonyms/normalise-phone.ts';
import type { SubjectKind } from '../../src/index.ts';

/** Any characters, also those of no language, but no halves of characters. */
const anyText = fc.string({ unit: 'binary', maxLength: 20 });

function toNormaliser(kind: SubjectKind, country?: string): (value: string) => string {
  const defaultCountry = country === undefined ? undefined : toCountry(country);
  return (value) => normaliseSubject({ kind, value }, defaultCountry);
}

describe('parseSubject', () => {
  it.each([
    ['coworker:123', 'coworker', '123'],
    ['email:Ann@Example.com', 'email', 'Ann@Example.com'],
    [' Phone : +44 20 7946 0018 ', 'phone', '+44 20 7946 0018'],
    ['text:a:b', 'text', 'a:b'],
    ['name:Ann\r\n', 'name', 'Ann'],
  ])('reads %j', (text, kind, value) => {
    expect(parseSubject(text)).toEqual({ kind, value });
  });

  it.each([
    '',
    ':',
    'canary',
    'coworker',
    'coworker:',
    'coworker: \r\n',
    'canary:1',
    ':1',
    '__proto__:1',
  ])('refuses %j without repeating it', (text) => {
    expect(() => parseSubject(text)).toThrow(AuditSubjectError);
    expect(() => parseSubject(text)).toThrow(/^A subject should be <kind>:<value>.*coworker, user/);
    expect(() => parseSubject(text)).not.toThrow(/canary/);
  });

  it('reads every kind', () => {
    for (const kind of subjectKinds)
      expect(parseSubject(`${kind}:1`)).toEqual({ kind, value: '1' });
  });
});

describe('normaliseSubject', () => {
  it.each<[SubjectKind, string, readonly string[]]>([
    ['coworker', '123', ['123', ' 123 ', '00123', '１２３', '\uFEFF123']],
    ['coworker', '0', ['0', '000']],
    ['session', 'A-07', ['A-07']],
    ['user', '5', ['5', '05']],
    ['email', 'ann@example.com', ['ann@example.com', 'ANN@Example.COM ', 'ａnn@example.com']],
    ['email', 'ann@example.com', ['ann@\u00ADexample.com', '\u202Aann@example.com\u202C']],
    ['email', 'josé@example.com', ['jose\u0301@example.com', 'JOSÉ@example.com']],
    ['name', 'ann b. other', ['Ann B. Other', ' ann\tb.\n other', 'ANN\u00A0B.\u3000OTHER']],
    ['name', 'strasse', ['Straße', 'STRASSE', 'STRAẞE', 'strasse']],
    ['name', 'finn', ['ﬁnn', 'FINN']],
    ['contact', 'Ab 1', ['Ab 1', ' Ab  1']],
    ['text', 'Hello World', ['Hello  World\n']],
    ['text', '', ['', ' \t']],
  ])('of %s gives %j for all ways to write it', (kind, normal, values) => {
    expect(values.map(toNormaliser(kind))).toEqual(values.map(() => normal));
  });

  it.each<[string | undefined, string, readonly string[]]>([
    [
      undefined,
      '+442079460018',
      [
        ...['+44 20 7946 0018', '+44 (0)20 7946 0018', '0044 20 7946 0018', '(0044) 20-79460018'],
        ...['tel:+44-20-7946-0018', '+44 20 7946 0018 ext. 5', '＋４４ 20 7946 0018'],
        ...[
          '+٤٤ ٢٠ ٧٩٤٦ ٠٠١٨',
          '\u202A+44\u00A020\u20117946\u20110018\u202C',
          'Office: +44 20 7946 0018',
        ],
      ],
    ],
    ['gb', '+442079460018', ['020 7946 0018', '+44 20 7946 0018', '00442079460018']],
    ['US', '+14155550132', ['(415) 555-0132', '1 415 555 0132', '+1 415 555 0132', '415.555.0132']],
    ['US', '+442079460018', ['011 44 20 7946 0018', '0044 20 7946 0018']],
    ['IT', '+390612345678', ['06 1234 5678', '+39 06 1234 5678']],
    [undefined, '02079460018', ['020 7946 0018', '020-7946-0018', '(020) 7946 0018']],
    [undefined, '999123', ['+999 123', '999123']],
    ['GB', '12', ['12', '1 2']],
    [undefined, 'n/a', ['n/a', ' N/A ']],
    [undefined, '', ['', ' ']],
  ])('of phone numbers in %s gives %j for all ways to write it', (country, normal, values) => {
    expect(values.map(toNormaliser('phone', country))).toEqual(values.map(() => normal));
  });

  it.each(subjectKinds)('of %s is the same again for what it gave', (kind) => {
    const normalise = toNormaliser(kind);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  it.each(subjectKinds)('of %s depends on neither margins nor composition', (kind) => {
    const normalise = toNormaliser(kind);
    fc.assert(
      fc.property(anyText, (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
          expect(normalise(` ${text.normalize(form)}\r\n`)).toBe(normalise(text));
        }
      }),
    );
  });

  it.each(['email', 'name'] as const)('of %s does not depend on case', (kind) => {
    const normalise = toNormaliser(kind);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(text.toUpperCase())).toBe(normalise(text));
        expect(normalise(text.toLowerCase())).toBe(normalise(text));
      }),
    );
  });

  it('tells different phone numbers apart, however they are written', () => {
    const normalise = toNormaliser('phone');
    const number = fc.stringMatching(/^[2-9]\d{9}$/);
    const punctuation = fc.constantFrom(' ', '-', '.', '\u00A0', '');
    fc.assert(
      fc.property(number, number, punctuation, (one, other, mark) => {
        const written = `+44${mark}${one.slice(0, 4)}${mark}${one.slice(4)}`;
        expect(normalise(written) === normalise(`+44${other}`)).toBe(one === other);
      }),
    );
  });

  it('takes half a character, and a text of any length', () => {
    for (const kind of subjectKinds) {
      const normalise = toNormaliser(kind);
      expect(normalise('\uD800')).toBeTypeOf('string');
      expect(normalise('0 '.repeat(100_000))).toBeTypeOf('string');
    }
  });
});
