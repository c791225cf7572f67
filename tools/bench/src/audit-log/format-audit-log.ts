import { markdownTable } from 'markdown-table';
import type { AuditBench } from './bench-audit-log.ts';
import { goalRatio } from './measure-store.ts';

/** Renders the figures of the audit log, and says whether the goal is met. */
export function formatAuditLog(bench: AuditBench): string {
  const rows = bench.appends.map((row) => [
    row.store,
    String(row.inFlight),
    row.entriesPerSecond.toFixed(0),
    row.medianMs.toFixed(1),
    row.p99Ms.toFixed(1),
    row.perBareInsert.toFixed(2),
  ]);
  const table = markdownTable(
    [['durable entries', 'in flight', 'a second', 'median ms', 'p99 ms', '÷ bare insert'], ...rows],
    { align: ['l', 'r', 'r', 'r', 'r', 'r'] },
  );
  const largest = Math.max(...bench.appends.map(({ perBareInsert }) => perBareInsert));
  const verdict = largest <= goalRatio ? 'met' : 'not met';
  return [
    table,
    `The goal, at most ${goalRatio} times a bare insert, is ${verdict}: ${largest.toFixed(2)}.`,
    `Verified: ${bench.verifiedPerCpuSecond.toFixed(0)} entries a second on one core. ` +
      `An entry takes ${bench.bytesPerEntry.toFixed(0)} bytes, ${bench.textBytesPerEntry.toFixed(0)} of them its text.`,
  ].join('\n\n');
}
