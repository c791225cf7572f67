import type { Area, Mutant } from '../mutant.ts';
import type { CheckName } from './check.ts';

/**
 * The checks that could notice a fault of an area: the cheapest and likeliest first.
 *
 * A fault of the specification is followed by a new generation of the code, so that no check gets by
 * with the code being stale; and no check compares the specification with what it was before.
 */
const checksOfArea: Readonly<Record<Area, readonly CheckName[]>> = {
  specification: [
    'lint',
    'facts',
    'generation',
    'validation',
    'contract',
    'types',
    'client',
    'simulator',
    'proxy',
  ],
  simulator: ['simulator', 'contract', 'types'],
  proxy: ['proxy', 'contract', 'types'],
  client: ['client', 'contract', 'types', 'scenarios'],
  generated: ['freshness', 'types', 'validation', 'contract'],
};

/** The checks that a mutant goes through, in order. */
export function listChecks(
  { area }: Pick<Mutant, 'area'>,
  allowed: ReadonlySet<CheckName>,
): readonly CheckName[] {
  return checksOfArea[area].filter((name) => allowed.has(name));
}
