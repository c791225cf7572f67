/** Longer ones say more than a number here can hold, and would take time to compare. */
const maxLiteralLength = 40;

const literalParts = /^-?(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:[eE](?<exponent>[+-]?\d+))?$/;

/**
 * Whether a number of a JSON text comes out as it went in when it is written anew. One that does not
 * (beyond 2^53, with too many digits, `1e400`, `-0`) would mean one thing to its sender and another
 * to Nexudus.
 *
 * @param literal the number as it stands in the text
 */
export function isExactNumber(literal: string): boolean {
  if (literal.length > maxLiteralLength) return false;
  const value = Number(literal);
  if (Number.isSafeInteger(value) && String(value) === literal) return true; // as most are, and quick
  if (Object.is(value, -0)) return false;
  if (Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value))
    return false;
  return toScientific(literal) === toScientific(String(value));
}

/** Significant digits and exponent, in the one form in which equal numbers are equal. */
function toScientific(literal: string): string {
  const { whole = '', fraction = '', exponent = '0' } = literalParts.exec(literal)?.groups ?? {};
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const shift = digits.length - significant.length - fraction.length;
  return `${significant}e${Number(exponent) + shift}`;
}
