import type { AuditEntry } from '../audit-entry.ts';
import type { LogKind } from '../log-kind.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';
import type { Connection } from './connection.ts';
import { readSizes, readState } from './read-logs.ts';

/**
 * The entry with a sequence; nothing when there is none.
 *
 * @throws {RangeError} when there are several logs, and none of them is named
 */
export async function readEntry(
  connection: Connection,
  kind: LogKind,
  sequence: number,
  wanted: string | undefined,
): Promise<AuditEntry | undefined> {
  const logId = wanted ?? (await readState(connection, kind)).logId;
  const size = (await readSizes(connection, kind, logId))[logId] ?? 0;
  if (!Number.isSafeInteger(sequence) || sequence > size) return undefined;
  const [row] = await connection.run({
    text: `SELECT entry FROM ${connection.schema}.entries WHERE log_id = $1 AND sequence = $2`,
    values: [logId, sequence],
  });
  return row && parseStoredEntry(sequence, row['entry']);
}
