import type { AuditEntry } from '../audit-entry.ts';
import { openAuditReader } from '../audit-reader.ts';
import type { AuditFilter } from '../audit-reader.ts';
import { toAskedEntries } from './asked-entries.ts';
import { toEntryTable } from './entry-table.ts';
import { orInterrupted } from './interruption.ts';
import { writeJsonLines } from './json-lines.ts';
import type { QueryCommand } from './parse-query.ts';
import type { ReadingTally } from './reading-tally.ts';
import { recordReading } from './record-reading.ts';
import type { AuditEnvironment } from './run-audit.ts';

// More than fits a screen already.
const defaultTableRows = 50;

/** Shows the entries that match. Returns the exit code. */
export async function runQuery(
  { store, asked, last, asJson }: QueryCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, stderr, signal } = environment;
  const isTable = !asJson && stdout.isTTY === true;
  // A store that is none gets no readings log beside it.
  await openAuditReader({ url: store }).logs();
  const { condition, recorded } = await toAskedEntries(environment, store, asked, last);
  const limit = last ?? (isTable ? defaultTableRows : undefined);
  const filter = { ...condition, ...(limit !== undefined && { last: limit }) };

  async function* find(tally: ReadingTally, wanted: AuditFilter): AsyncGenerator<AuditEntry> {
    const reader = openAuditReader({ url: store, log: asked.log });
    for await (const entry of orInterrupted(reader.query(wanted), signal)) {
      tally.see(entry);
      yield entry;
    }
  }

  return recordReading(
    environment,
    { store, operation: 'queryAuditLog', ...recorded },
    async (tally) => {
      if (!isTable) {
        await writeJsonLines(find(tally, filter), stdout);
        return 0;
      }
      const entries: AuditEntry[] = [];
      for await (const entry of find(tally, filter)) entries.push(entry);
      stdout.write(`${toEntryTable(entries)}\n`);
      if (last === undefined && entries.length === limit) {
        stderr.write(`These are the latest ${limit} entries; --last N shows more.\n`);
      }
      return 0;
    },
  );
}
