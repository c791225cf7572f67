import type { AuditEntry } from '../audit-entry.ts';
import { openAuditReader } from '../audit-reader.ts';
import { toAskedEntries } from './asked-entries.ts';
import { toEntryLine, entryLineHead } from './entry-table.ts';
import { orInterrupted } from './interruption.ts';
import { writeJsonLines, writeLines } from './json-lines.ts';
import type { TailCommand } from './parse-query.ts';
import type { ReadingTally } from './reading-tally.ts';
import { recordReading } from './record-reading.ts';
import type { AuditEnvironment } from './run-audit.ts';

/**
 * Shows the latest entries, and with `-f` those that arrive until it is stopped. Returns the exit
 * code.
 */
export async function runTail(
  { store, asked, last, isFollowing, asJson }: TailCommand,
  environment: AuditEnvironment,
): Promise<number> {
  const { stdout, signal } = environment;
  await openAuditReader({ url: store }).logs();
  const { condition, recorded } = await toAskedEntries(environment, store, asked, last);
  const filter = { ...condition, last };

  async function* find(tally: ReadingTally): AsyncGenerator<AuditEntry> {
    const reader = openAuditReader({ url: store, log: asked.log });
    const entries = isFollowing
      ? // To be stopped is how it ends.
        reader.follow({ filter, signal: signal ?? new AbortController().signal })
      : orInterrupted(reader.query(filter), signal);
    for await (const entry of entries) {
      tally.see(entry);
      yield entry;
    }
  }

  async function* toLines(tally: ReadingTally): AsyncGenerator<string> {
    yield entryLineHead();
    for await (const entry of find(tally)) yield toEntryLine(entry);
  }

  const reading = { store, operation: 'tailAuditLog', ...recorded };
  return recordReading(environment, reading, async (tally) => {
    if (asJson || stdout.isTTY !== true) await writeJsonLines(find(tally), stdout);
    else await writeLines(toLines(tally), stdout);
    return 0;
  });
}
