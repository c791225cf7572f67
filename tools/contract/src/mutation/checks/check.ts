export type CheckName =
  | 'lint'
  | 'facts'
  | 'freshness'
  | 'generation'
  | 'types'
  | 'validation'
  | 'contract'
  | 'scenarios'
  | 'client'
  | 'simulator'
  | 'proxy';

/** A check that can notice a fault. */
export interface Check {
  readonly name: CheckName;
  /** Arguments for Node.js, run in the root of the repository. */
  readonly args: readonly string[];
  /** How its output is to be read. */
  readonly output: 'text' | 'redocly' | 'vitest';
}

const generate = ['--conditions=@nexudus-toolkit/source', 'tools/workspace/src/generate/main.ts'];

/** Whatever uses something that follows from the specification. */
const dependants = [
  'openapi',
  'packages/validation',
  'packages/client',
  'packages/simulator',
  'apps/proxy',
  'tools/contract',
];

/** Where a run of Vitest leaves its results. */
export const testReport = 'test-results/mutation.json';

/** Every check, by its name. */
export const checks: Readonly<Record<CheckName, Check>> = {
  lint: {
    name: 'lint',
    args: [
      ...['node_modules/@redocly/cli/bin/cli.js', 'lint', 'openapi/openapi.yaml'],
      ...['--config', 'openapi/redocly.yaml', '--format', 'json'],
    ],
    output: 'redocly',
  },
  facts: vitest('facts', 'openapi', ['documented-facts', 'examples.test']),
  freshness: { name: 'freshness', args: [...generate, '--check'], output: 'text' },
  generation: { name: 'generation', args: generate, output: 'text' },
  types: {
    name: 'types',
    args: ['node_modules/typescript/bin/tsc', '-b', ...dependants],
    output: 'text',
  },
  validation: vitest('validation', 'validation'),
  contract: vitest('contract', 'contract', [
    'tests/prism-mock',
    'tests/prism-proxy',
    'tests/pact.test',
    'tests/client/documented-limits',
  ]),
  scenarios: vitest('scenarios', 'contract', [
    'tests/client/faults',
    'tests/client/filters',
    'tests/client/paging',
  ]),
  client: vitest('client', 'client'),
  simulator: vitest('simulator', 'simulator'),
  proxy: vitest('proxy', 'proxy'),
};

/**
 * Runs the tests of some projects in one process, up to the first that fails.
 *
 * @param files parts of the paths of test files; all of them by default
 */
function vitest(name: CheckName, project: string, files: readonly string[] = []): Check {
  return {
    name,
    args: [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...files],
      // Tests that start whole programs take long, and no part of the contract is only seen there.
      ...['--exclude', '**/main.test.ts'],
      // These install runtimes and compilers, and judge how the client is built.
      ...['--exclude', '**/tests/{runtimes,consumers,bundle,browser}/**'],
      // These take as long as all others together, and see what single cases have seen.
      ...['--exclude', '**/tests/{attacks,fuzz,deploy}/**'],
      ...['--exclude', '**/tests/canary*.test.ts'],
      ...['--no-isolate', '--maxWorkers', '1', '--bail', '1', '--no-color'],
      ...['--reporter', 'json', '--outputFile', testReport],
    ],
    output: 'vitest',
  };
}
