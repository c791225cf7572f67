import { readFileSync } from 'node:fs';

export const operationsPage: string = readFileSync(
  new URL('../../docs/operations.md', import.meta.url),
  'utf8',
);

export interface DescribedMetric {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
}

/** The metrics as the table in docs/operations.md has them. */
export function readMetricTable(): readonly DescribedMetric[] {
  const rows = operationsPage.matchAll(
    /^\| `((?:nexudus_proxy|http)_\w+)` +\| (\w+) +\| (.*?) *\| .+\|$/gm,
  );
  return [...rows].map(([, name = '', type = '', labels = '']) => ({
    ...{ name, type },
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label),
  }));
}
