import { readFileSync } from 'node:fs';
import { isSafe } from 'redos-detector';
import { describe, expect, it } from 'vitest';

// A value of a request may be as long as the request: no pattern may need more than a few attempts
// for each of its characters.
const maxScore = 10;

const code = ['generated/validators.js', 'parse-parameters.ts']
  .map((path) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8'))
  .join('\n')
  // Of the formats that come along in one table, the specification uses these.
  .replaceAll(/^ +var (?!DATE|TIME).*$/gm, '');

/** What a request or an answer is tried against, as it stands in the code. */
const patterns = [
  ...[...code.matchAll(/= \/(.+)\/([a-z]*);$/gm)].map(([, source = '', flags]) => ({
    pattern: new RegExp(source, flags),
  })),
  ...[...code.matchAll(/= new RegExp\((".+"), "([a-z]*)"\);$/gm)].map(([, source = '', flags]) => ({
    pattern: new RegExp(JSON.parse(source) as string, flags),
  })),
];

describe('the patterns of the specification', () => {
  it('are all found', () => {
    expect(patterns.map(({ pattern }) => pattern.source)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('(\\d\\d):(\\d\\d):('),
        expect.stringContaining('T([01]\\d|2[0-3]):[0-5]\\d$'),
        expect.stringContaining('[0-9a-f]{12}$'),
        expect.stringContaining('[1-9]\\d*)$'),
      ]),
    );
  });

  it.each(patterns)('take time in proportion to the text: $pattern', ({ pattern }) => {
    expect(isSafe(pattern, { maxScore })).toMatchObject({ safe: true });
  });

  it('would be noticed if one did not', () => {
    expect(isSafe(/^(\d+)+$/, { maxScore })).toMatchObject({ safe: false });
    expect(isSafe(/^\d*\d*$/, { maxScore })).toMatchObject({ safe: false });
  });
});
