import type { AuditLogInfo, AuditPosition } from '../audit-reader.ts';
import type { LogKind } from '../log-kind.ts';
import { createMerkleTree } from '../merkle-tree.ts';
import type { MerkleTreeState } from '../merkle-tree.ts';
import type { Connection } from './connection.ts';
import { parseStoredEntry } from '../parse-stored-entry.ts';

/** A log, as it is at the moment of a snapshot. */
export interface StoredState extends MerkleTreeState {
  readonly logId: string;
}

/** The logs of a kind, the oldest first. */
export async function readStates(connection: Connection, kind: LogKind): Promise<StoredState[]> {
  const rows = await connection.run({
    text: `SELECT log_id, size, frontier FROM ${connection.schema}.logs WHERE kind = $1
           ORDER BY created_at, log_id`,
    values: [kind],
  });
  return rows.map(({ log_id: logId, size, frontier }) => {
    if (typeof size !== 'number' || !(frontier instanceof Uint8Array)) {
      throw new TypeError('A log has no state.');
    }
    return { logId: String(logId), size, frontier };
  });
}

/**
 * The log that is asked for, or the only one.
 *
 * @throws {RangeError} when there is none, or several to choose from
 */
export async function readState(
  connection: Connection,
  kind: LogKind,
  logId?: string,
): Promise<StoredState> {
  const states = await readStates(connection, kind);
  const found =
    logId === undefined && states.length === 1
      ? states[0]
      : states.find((state) => state.logId === logId);
  if (found !== undefined) return found;
  if (logId !== undefined) throw new RangeError('The store holds no log with this id.');
  throw new RangeError(
    states.length === 0
      ? 'The store holds no log yet.'
      : `The store holds ${states.length} logs. Name one by its id.`,
  );
}

/** Sizes of all logs, or of the one that is asked for. */
export async function readSizes(
  connection: Connection,
  kind: LogKind,
  logId?: string,
): Promise<AuditPosition> {
  const states = await readStates(connection, kind);
  const wanted = states.filter((state) => logId === undefined || state.logId === logId);
  return Object.fromEntries(wanted.map((state) => [state.logId, state.size]));
}

/** @see AuditReader.logs */
export async function readLogInfos(
  connection: Connection,
  kind: LogKind,
): Promise<readonly AuditLogInfo[]> {
  const infos: AuditLogInfo[] = [];
  for (const state of await readStates(connection, kind)) {
    const { logId, size } = state;
    const [row] = await connection.run({
      text: `SELECT entry FROM ${connection.schema}.entries WHERE log_id = $1 AND sequence = $2`,
      values: [logId, size],
    });
    const lastTime = row && parseStoredEntry(size, row['entry']).time;
    infos.push({ logId, kind, size, rootHash: createMerkleTree(state).root(), lastTime });
  }
  return infos;
}
