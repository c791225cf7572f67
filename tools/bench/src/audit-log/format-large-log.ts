import { markdownTable } from 'markdown-table';
import type { LargeLogStep } from './bench-large-log.ts';

/** Renders how a log grew, and how long it took to find something in it, small and large. */
export function formatLargeLog(steps: readonly LargeLogStep[]): string {
  const growth = steps.map(({ entries, bytes, entriesPerSecond }) => [
    String(entries),
    (bytes / 1e6).toFixed(0),
    (bytes / entries).toFixed(0),
    entriesPerSecond.toFixed(0),
  ]);
  const small = steps.at(0);
  const large = steps.at(-1);
  const queries = (large?.queries ?? []).map(({ name, found, firstMs, medianMs }, index) => [
    name,
    String(found),
    (small?.queries[index]?.medianMs ?? Number.NaN).toFixed(1),
    firstMs.toFixed(1),
    medianMs.toFixed(1),
  ]);
  return [
    markdownTable([['entries', 'MB', 'bytes an entry', 'entries a second'], ...growth], {
      align: ['r', 'r', 'r', 'r'],
    }),
    markdownTable(
      [
        [
          `find in ${large?.entries ?? 0} entries`,
          ...['found', `ms of ${small?.entries ?? 0}`, 'ms at first', 'ms'],
        ],
        ...queries,
      ],
      { align: ['l', 'r', 'r', 'r', 'r'] },
    ),
  ].join('\n\n');
}
