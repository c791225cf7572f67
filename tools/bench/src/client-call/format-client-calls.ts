import { markdownTable } from 'markdown-table';
import { ownClient } from './client-call-subjects.ts';
import { goalUs } from './compare-client-calls.ts';
import type { ClientCall } from './compare-client-calls.ts';

/** Renders a comparison as one table, and says whether the goal is met. */
export function formatClientCalls(calls: readonly ClientCall[]): string {
  const rows = calls.map(({ name, callUs, overheadUs, perFetch, ownPerThis }) => [
    name,
    callUs.toFixed(0),
    overheadUs.toFixed(0),
    perFetch.toFixed(2),
    ownPerThis.toFixed(2),
  ]);
  const table = markdownTable(
    [['get one record', 'µs', 'µs over fetch', '÷ fetch', 'our client ÷ this'], ...rows],
    { align: ['l', 'r', 'r', 'r', 'r'] },
  );
  const overheadUs = calls.find(({ name }) => name === ownClient)?.overheadUs ?? Number.NaN;
  const verdict = overheadUs <= goalUs ? 'met' : 'not met';
  return `${table}\n\nThe goal, at most ${goalUs} µs over fetch at the median, is ${verdict}: ${overheadUs.toFixed(0)} µs.`;
}
