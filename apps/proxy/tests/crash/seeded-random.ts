/** Random numbers that are the same again for the same seed. */
export interface SeededRandom {
  /** From `minimum` to `maximum`, both included. */
  whole(minimum: number, maximum: number): number;
}

/** Mulberry32: good enough to choose moments with. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  return {
    whole(minimum, maximum) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
      return minimum + Math.floor(fraction * (maximum - minimum + 1));
    },
  };
}
