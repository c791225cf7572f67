/** Numbers that look random and are the same for the same seed, whatever runs the program. */
export interface Random {
  /** 32 random bits, as a number from 0 to 2^32 - 1. */
  bits(): number;
  /** An integer from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** True in so many of a hundred cases. */
  percent(percentage: number): boolean;
}

/** A generator of the "mulberry32" kind: integer arithmetic alone, so exact everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };

  const integer = (minimum: number, maximum: number): number =>
    minimum + (bits() % (maximum - minimum + 1));

  return {
    bits,
    integer,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    percent: (percentage) => integer(0, 99) < percentage,
  };
}

/** A random UUID, of version 4 in form. */
export function createUuid(random: Random): string {
  const hex = [0, 0, 0, 0].map(() => random.bits().toString(16).padStart(8, '0')).join('');
  const variant = '89ab'.charAt(random.integer(0, 3));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
