import type { AuditEntry } from '../audit-entry.ts';
import type { AuditReader } from '../audit-reader.ts';
import { toEntryTable } from './entry-table.ts';
import { writeJsonLines } from './json-lines.ts';
import type { QueryCommand } from './parse-command.ts';
import type { CommandOutput } from './run-audit.ts';

// More than fits a screen already.
const defaultTableRows = 50;

/** Shows the entries that match. Returns the exit code. */
export async function runQuery(
  reader: AuditReader,
  { filter, asJson }: QueryCommand,
  { stdout, stderr }: CommandOutput,
): Promise<number> {
  if (asJson || stdout.isTTY !== true) {
    await writeJsonLines(reader.query(filter), stdout);
    return 0;
  }
  const last = filter.last ?? defaultTableRows;
  const entries: AuditEntry[] = [];
  for await (const entry of reader.query({ ...filter, last })) entries.push(entry);
  stdout.write(`${toEntryTable(entries)}\n`);
  if (filter.last === undefined && entries.length === last) {
    stderr.write(`These are the latest ${last} entries; --last N shows more.\n`);
  }
  return 0;
}
