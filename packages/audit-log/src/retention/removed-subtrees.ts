/** A complete subtree: of the leaf with this index on level 0, of two leaves on level 1, and so on. */
export interface SubtreePlace {
  readonly level: number;
  readonly index: number;
}

/** A complete subtree, and all that is left of it. */
export interface Subtree extends SubtreePlace {
  readonly hash: Uint8Array;
}

/** Number of leaves under a subtree. */
export function widthOf({ level }: SubtreePlace): number {
  return 2 ** level;
}

/**
 * The complete subtrees that the leaves from `start` up to, but without, `end` consist of: as few as
 * there can be, from left to right.
 *
 * @param cuts sizes at which the tree should stay known, so that no subtree reaches across them
 */
export function coverLeaves(
  start: number,
  end: number,
  cuts: readonly number[] = [],
): SubtreePlace[] {
  const within = cuts.filter((cut) => cut > start && cut < end);
  const ends = [...new Set(within)].sort((one, other) => one - other);
  const places: SubtreePlace[] = [];
  let at = start;
  for (const upTo of [...ends, end]) {
    while (at < upTo) {
      let level = 0;
      // Not by shifting bits: those operators end at 32 of them.
      while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= upTo) level += 1;
      places.push({ level, index: at / 2 ** level });
      at += 2 ** level;
    }
  }
  return places;
}
