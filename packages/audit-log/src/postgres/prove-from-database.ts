import type { LogKind } from '../log-kind.ts';
import { proveConsistency, proveInclusion, rootAt } from '../merkle-proof.ts';
import { assertNotRemoved } from '../retention/pruned-nodes.ts';
import type { ConsistencyProof, InclusionProof, LogTree } from '../tree-proof.ts';
import type { Connection } from './connection.ts';
import { readState } from './read-logs.ts';
import type { StoredState } from './read-logs.ts';
import { computeFromNodes } from './stored-nodes.ts';
import { readRemovedRanges } from './tombstone-rows.ts';

/** Which log. */
export interface ProofSubject {
  readonly kind: LogKind;
  readonly logId: string | undefined;
}

/** @see AuditReader.tree */
export async function readTree(
  connection: Connection,
  { kind, logId: wanted }: ProofSubject,
  size?: number,
): Promise<LogTree> {
  const state = await readState(connection, kind, wanted);
  return toTree(connection, state, size);
}

/** @see AuditReader.proveInclusion */
export async function readInclusionProof(
  connection: Connection,
  { kind, logId: wanted }: ProofSubject,
  sequence: number,
  size?: number,
): Promise<InclusionProof> {
  const state = await readState(connection, kind, wanted);
  const { logId } = state;
  const tree = await toTree(connection, state, size);
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > tree.size) {
    throw new RangeError(`There is no entry ${sequence} among the first ${tree.size} of the log.`);
  }
  const [row] = await connection.run({
    text: `SELECT entry FROM ${connection.schema}.entries WHERE log_id = $1 AND sequence = $2`,
    values: [logId, sequence],
  });
  if (row === undefined) assertNotRemoved(await readRemovedRanges(connection, logId), sequence);
  const { hashes, leafHash } = await computeFromNodes(connection, logId, (readNode) => ({
    hashes: proveInclusion(sequence - 1, tree.size, readNode),
    leafHash: readNode(0, sequence - 1),
  }));
  return { ...tree, sequence, entry: String(row?.['entry']), leafHash, hashes };
}

/** @see AuditReader.proveConsistency */
export async function readConsistencyProof(
  connection: Connection,
  { kind, logId: wanted }: ProofSubject,
  fromSize: number,
  size?: number,
): Promise<ConsistencyProof> {
  const state = await readState(connection, kind, wanted);
  const tree = await toTree(connection, state, size);
  const from = await toTree(connection, state, fromSize);
  const hashes = await computeFromNodes(connection, state.logId, (readNode) =>
    proveConsistency(from.size, tree.size, readNode),
  );
  return { ...tree, fromSize: from.size, fromRootHash: from.rootHash, hashes };
}

async function toTree(
  connection: Connection,
  { logId, size: logSize }: StoredState,
  size: number = logSize,
): Promise<LogTree> {
  if (!Number.isSafeInteger(size) || size < 0 || size > logSize) {
    throw new RangeError(`The log has ${logSize} entries, there is no tree over ${size} of them.`);
  }
  const rootHash = await computeFromNodes(connection, logId, (readNode) => rootAt(size, readNode));
  return { logId, size, rootHash };
}
