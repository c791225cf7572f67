import { describe, expect, it } from 'vitest';
import type { Area, Mutant } from '../../src/mutation/mutant.ts';
import { selectMutants } from '../../src/mutation/select-mutants.ts';

const weights = { specification: 2, simulator: 1, proxy: 1, client: 1, generated: 1 };

/** Every operator in every file of every area, so often. */
const mutants = (['specification', 'client'] as const).flatMap((area) =>
  ['drop', 'rename', 'flip'].flatMap((operator) =>
    ['a.ts', 'b.ts'].flatMap((file) =>
      Array.from({ length: 5 }, (_, index) => toMutant(area, operator, file, index)),
    ),
  ),
);

describe('selectMutants', () => {
  it('takes the same each time, and others with another seed', () => {
    expect(select(12, 1)).toEqual(select(12, 1));
    expect(select(12, 2)).not.toEqual(select(12, 1));
  });

  it('shares the limit out by weight, operators and files', () => {
    const selected = select(18, 1);
    const count = (part: string): number => selected.filter((id) => id.includes(part)).length;

    expect(selected).toHaveLength(18);
    expect([count('specification'), count('client')]).toEqual([12, 6]);
    expect(['drop', 'rename', 'flip'].map(count)).toEqual([6, 6, 6]);
    expect(['a.ts', 'b.ts'].map(count)).toEqual([9, 9]);
  });

  it('takes all there are, each once, where the limit is larger', () => {
    expect(new Set(select(Infinity, 1))).toEqual(new Set(mutants.map(({ id }) => id)));
    expect(select(Infinity, 1)).toHaveLength(mutants.length);
  });

  it('does not depend on the order in which mutants are found', () => {
    expect(selectFrom(mutants.toReversed(), 6, 1).toSorted()).toEqual(select(6, 1).toSorted());
  });
});

function select(limit: number, seed: number): readonly string[] {
  return selectFrom(mutants, limit, seed);
}

function selectFrom(from: readonly Mutant[], limit: number, seed: number): readonly string[] {
  return selectMutants(from, { limit, seed, weights }).map(({ id }) => id);
}

function toMutant(area: Area, operator: string, file: string, index: number): Mutant {
  const id = `${area}/${operator}/${file}/${index}`;
  return { id, area, operator, file, line: 1, before: '', after: '', mutate: () => '' };
}
