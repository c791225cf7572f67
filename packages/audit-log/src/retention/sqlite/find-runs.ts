import type { DatabaseSync } from 'node:sqlite';

import { inTurns } from '../../sqlite/in-turns.ts';
import { parseTombstone } from '../tombstone.ts';
import { readTombstones } from './tombstone-table.ts';

/** Entries of one calendar month, one after the other. */
export interface SqliteRun {
  readonly period: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/**
 * The entries of the months before one, month by month, in the order of the log. A month comes twice
 * where the clock went back over its end. Entries that have a tombstone already are left out.
 *
 * Reads the entries themselves, which are proven, not the index over them: what is removed on its
 * word would be gone.
 */
export async function findRuns(database: DatabaseSync, beforeMonth: string): Promise<SqliteRun[]> {
  const select = database.prepare(
    `SELECT sequence, substr(entry ->> '$.time', 1, 7) AS period FROM entries ORDER BY sequence`,
  );
  const buried = readTombstones(database).flatMap(({ note }) => parseTombstone(note) ?? []);
  const isBuried = (sequence: number): boolean =>
    buried.some((one) => one.firstSequence <= sequence && sequence <= one.lastSequence);
  const runs: SqliteRun[] = [];
  let run: { period: string; firstSequence: number; lastSequence: number } | undefined;
  for await (const rows of inTurns(select.iterate())) {
    for (const row of rows) {
      const sequence = Number(row['sequence']);
      const period = String(row['period']);
      if (run?.lastSequence === sequence - 1 && run.period === period) {
        run.lastSequence = sequence;
        continue;
      }
      run = undefined;
      if (period >= beforeMonth || isBuried(sequence)) continue;
      run = { period, firstSequence: sequence, lastSequence: sequence };
      runs.push(run);
    }
  }
  return runs;
}
