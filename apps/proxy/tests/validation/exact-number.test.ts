import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExactNumber } from '../../src/validation/exact-number.ts';

const digits = fc.stringMatching(/^[0-9]{1,18}$/);
const whole = fc.oneof(fc.constant('0'), fc.stringMatching(/^[1-9][0-9]{0,18}$/));

/** Number literals of JSON, with all that the grammar allows. */
const literals = fc
  .tuple(
    fc.constantFrom('', '-'),
    whole,
    fc.option(digits),
    fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-'), fc.nat({ max: 330 }))),
  )
  .map(([sign, integer, fraction, exponent]) =>
    [
      ...[sign, integer, fraction === null ? '' : `.${fraction}`],
      exponent === null ? '' : exponent.join(''),
    ].join(''),
  );

/** The value of a literal times a power of ten that makes any of them whole. */
function toScaledInteger(literal: string): bigint {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.split('.');
  return BigInt(`${integer}${fraction}`) * 10n ** BigInt(400 - fraction.length + Number(exponent));
}

describe('isExactNumber', () => {
  it('takes just the literals that come out of Node.js with the value that went in', () => {
    fc.assert(
      fc.property(literals, (literal) => {
        const value = Number(literal);
        const isKept =
          Number.isFinite(value) &&
          !Object.is(value, -0) &&
          (!Number.isInteger(value) || Number.isSafeInteger(value)) &&
          toScaledInteger(String(value)) === toScaledInteger(literal);
        expect(isExactNumber(literal)).toBe(isKept);
      }),
      { seed: 20, numRuns: 5_000 },
    );
  });

  it('takes whatever JSON.stringify writes, but for integers beyond 2^53', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const literal = JSON.stringify(value);
        expect(isExactNumber(literal)).toBe(
          !Number.isInteger(value) || Number.isSafeInteger(value),
        );
      }),
      { seed: 20, numRuns: 5_000 },
    );
  });
});
