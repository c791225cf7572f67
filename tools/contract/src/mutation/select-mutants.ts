import { createHash } from 'node:crypto';
import { groupBy } from './group-by.ts';
import type { Area, Mutant } from './mutant.ts';

export interface Selection {
  /** How many to take; all there are if there are no more. */
  readonly limit: number;
  /** Another seed takes others. */
  readonly seed: number;
  /** How much of the limit falls to each area. */
  readonly weights: Readonly<Record<Area, number>>;
}

/**
 * Takes some of all mutants: the same each time, shared out between areas by weight, and within an
 * area spread over operators, and within an operator over files. A mutant's luck hangs on its id
 * alone, so a change of the code changes the selection only where it is.
 */
export function selectMutants(
  mutants: readonly Mutant[],
  { limit, seed, weights }: Selection,
): readonly Mutant[] {
  const queues = new Map(
    [...groupBy(mutants, ({ area }) => area)].map(([area, members]) => [
      area,
      { taken: 0, queue: spread(members, seed) },
    ]),
  );
  const selected: Mutant[] = [];
  while (selected.length < limit) {
    const [next] = [...queues]
      .filter(([, { taken, queue }]) => taken < queue.length)
      .map(([area, share]) => ({ share, fill: share.taken / weights[area] }))
      .toSorted((left, right) => left.fill - right.fill);
    const mutant = next?.share.queue[next.share.taken];
    if (!next || !mutant) break;
    selected.push(mutant);
    next.share.taken += 1;
  }
  return selected;
}

/** Orders mutants so that each operator has its turn, and in each turn the file least used so far. */
function spread(mutants: readonly Mutant[], seed: number): readonly Mutant[] {
  const byOperator = [...groupBy(mutants, ({ operator }) => operator)]
    .toSorted(([left], [right]) => compare(rank(seed, left), rank(seed, right)))
    .map(([, members]) => members.map((mutant) => ({ mutant, rank: rank(seed, mutant.id) })));
  const uses = new Map<string, number>();
  const ordered: Mutant[] = [];
  while (ordered.length < mutants.length) {
    for (const candidates of byOperator) {
      const [first] = candidates.toSorted(
        (left, right) =>
          (uses.get(left.mutant.file) ?? 0) - (uses.get(right.mutant.file) ?? 0) ||
          compare(left.rank, right.rank),
      );
      if (!first) continue;
      candidates.splice(candidates.indexOf(first), 1);
      uses.set(first.mutant.file, (uses.get(first.mutant.file) ?? 0) + 1);
      ordered.push(first.mutant);
    }
  }
  return ordered;
}

function rank(seed: number, text: string): string {
  return createHash('sha256').update(`${seed} ${text}`).digest('hex');
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
