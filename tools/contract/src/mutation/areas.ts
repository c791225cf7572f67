import { toMutants, type Area, type Fault, type Mutant } from './mutant.ts';
import { listStaleFaults } from './generated/list-stale-faults.ts';
import { listSourceFaults } from './source-code/list-source-faults.ts';
import { listSpecificationFaults } from './specification/list-specification-faults.ts';

/** Where the faults of an area lie, and how many of a hundred are taken from it. */
interface SourceArea {
  readonly folder: string;
  /** What has no part in the contract: command lines, start and stop, invented data. */
  readonly exclude: readonly string[];
}

const sources: Readonly<Record<'simulator' | 'proxy' | 'client', SourceArea>> = {
  simulator: {
    folder: 'packages/simulator/src',
    exclude: ['**/{main,index}.ts', 'command-line/**', 'control/**', 'data/**', 'faults/**'],
  },
  proxy: {
    folder: 'apps/proxy/src',
    exclude: [
      '**/{main,index}.ts',
      'administration/**',
      'configuration/**',
      'keys/**',
      // No consumer reads the log.
      'pipeline/log-failure.ts',
      'server/**',
    ],
  },
  client: {
    folder: 'packages/client/src',
    // Nobody calls by what is logged and traced.
    exclude: ['**/index.ts', 'observability/**'],
  },
};

/** Finds every fault that can be seeded below `root`. */
export function listMutants(root: string): readonly Mutant[] {
  const specification = listSpecificationFaults(root);
  const code = (['simulator', 'proxy', 'client'] as const).flatMap((area): readonly Fault[] =>
    listSourceFaults({ area, root, ...sources[area] }),
  );
  return toMutants([...specification, ...code, ...listStaleFaults(root, specification)]);
}

/** How the faults that are seeded are shared out between the areas. */
export const weights: Readonly<Record<Area, number>> = {
  specification: 36,
  simulator: 18,
  proxy: 22,
  client: 24,
  generated: 10,
};
