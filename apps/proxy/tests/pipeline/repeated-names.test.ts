import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRepeatedNames } from '../../src/pipeline/repeated-names.ts';

function check(text: string): boolean {
  return hasRepeatedNames(text, JSON.parse(text));
}

describe('hasRepeatedNames', () => {
  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":[{"c":{"d":1,"d":2}}]}',
    '{"a":1,"\\u0061":2}',
    '{"a\\"":1 , "a\\u0022"\r\n:2}',
    '{"__proto__":1,"__proto__":2}',
    '{"":1,"":2}',
    '[{"a":"x\\\\","a":"\\\\"}]',
  ])('finds %s', (text) => {
    expect(check(text)).toBe(true);
  });

  it.each([
    '{}',
    '"a\\":1,\\"a\\":"',
    '{"a":"\\"a\\":1","b":"a"}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":[]}}}',
    '{"a" : "b:c" , "A" : ":"}',
    '{"__proto__":{"toString":1},"constructor":2}',
    '{"\\\\":1,"\\\\\\"":2}',
  ])('finds none in %s', (text) => {
    expect(check(text)).toBe(false);
  });

  it('finds none in whatever a value is written as, and one where a field is added', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), fc.jsonValue(), (text, name, value) => {
        expect(check(text)).toBe(false);
        const field = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        expect(check(`{${field},"other":${text},${field}}`)).toBe(true);
      }),
    );
  });

  it('takes texts that are long or nested deeply', () => {
    const long = JSON.stringify({ a: 'x"\\'.repeat(1_000_000) });
    expect(check(long)).toBe(false);
    const depth = 100_000;
    expect(check(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toBe(false);
  });
});
