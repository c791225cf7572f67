import { hash, randomUUID } from 'node:crypto';

import type { TreeHead } from '../entry-store.ts';
import { AuditStoreError } from '../errors.ts';
import type { LogKind } from '../log-kind.ts';
import { createMerkleTree } from '../merkle-tree.ts';
import type { MerkleTreeState } from '../merkle-tree.ts';
import type { Connection, Row } from './connection.ts';
import { formatWriter, isGone } from './writer-identity.ts';

/** A log that one writer holds, as it was at its last batch. */
export interface ClaimedLog extends MerkleTreeState {
  readonly logId: string;
  /** Counts the claims: who wrote under an earlier one can write no more. */
  readonly epoch: number;
  readonly rootHash: Uint8Array;
  /** Whether the writer before closed it in order, or there was none. */
  readonly wasClosed: boolean;
  /** Time of the last entry; nothing while there is none. */
  readonly lastTime: string | undefined;
}

/** After so long without a sign, a writer counts as gone, even if nobody saw it go. */
const heartbeatLimit = '60 s';

/** Of a row `log`: whether nobody writes it any more, as far as can be told without trying. */
export const isAbandoned: string = [
  'log.closed_at IS NOT NULL',
  `log.heartbeat_at < now() - interval '${heartbeatLimit}'`,
].join(' OR ');

/**
 * Takes a log that nobody writes, or makes a new one. A log whose end does not fit its state is left
 * alone, for `verify` to say what is wrong with it.
 */
export async function claimLog(connection: Connection, kind: LogKind): Promise<ClaimedLog> {
  const { schema } = connection;
  const rows = await connection.run({
    text: `SELECT log_id, writer_epoch, writer,
             (${isAbandoned}) AS is_free
           FROM ${schema}.logs AS log WHERE kind = $1 ORDER BY heartbeat_at DESC`,
    values: [kind],
  });
  for (const row of rows) {
    const { log_id: logId, writer_epoch: epoch } = row;
    if (typeof logId !== 'string' || typeof epoch !== 'number') continue;
    if (row['is_free'] !== true && !isGone(String(row['writer']))) continue;
    const log = await takeLog(connection, logId, epoch);
    if (typeof log === 'object') return log;
  }
  return makeLog(connection, kind);
}

/**
 * Takes a log back after the connection broke.
 *
 * @returns nothing when another writer has taken it
 * @throws {AuditStoreError} `inconsistent` when entries are gone that were acknowledged
 */
export async function reclaimLog(
  connection: Connection,
  { logId, epoch }: ClaimedLog,
  acknowledged: TreeHead,
  formerBackendId: number,
): Promise<ClaimedLog | undefined> {
  const [head] = await connection.run({
    text: `SELECT
             (SELECT root_hash FROM ${connection.schema}.tree_heads AS head
              WHERE head.log_id = logs.log_id AND head.size = $2) AS kept
           FROM ${connection.schema}.logs WHERE log_id = $1`,
    values: [logId, acknowledged.size],
  });
  const holds =
    head !== undefined &&
    (acknowledged.size === 0 || isSameHash(head['kept'], acknowledged.rootHash));
  if (!holds) throw lacksAcknowledged(connection, logId);
  await endFormerSession(connection, logId, formerBackendId);
  const log = await takeLog(connection, logId, epoch);
  if (log === 'damaged') throw lacksAcknowledged(connection, logId);
  return log === 'taken' ? undefined : log;
}

function lacksAcknowledged({ schema }: Connection, logId: string): AuditStoreError {
  return new AuditStoreError(
    'inconsistent',
    `The log ${logId} in the schema ${schema} was changed: it lacks entries that were acknowledged. ` +
      'Check it with "npm run audit -- verify", and put the intact database back.',
  );
}

/** Under the lock of the log, if nobody has claimed it since. */
async function takeLog(
  connection: Connection,
  logId: string,
  epoch: number,
): Promise<ClaimedLog | 'taken' | 'damaged'> {
  const { schema } = connection;
  const key = toLockKey(schema, logId);
  const [lock] = await connection.run(`SELECT pg_try_advisory_lock(${key}) AS taken`);
  if (lock?.['taken'] !== true) return 'taken';
  await connection.run('BEGIN');
  const [row] = await connection.run({
    // Waits for a batch that the former writer still has under way.
    text: `UPDATE ${schema}.logs
           SET writer_epoch = writer_epoch + 1, writer = $3, heartbeat_at = now(), closed_at = NULL
           WHERE log_id = $1 AND writer_epoch = $2
           RETURNING writer_epoch, size, frontier,
             (SELECT former.closed_at IS NOT NULL FROM ${schema}.logs AS former
              WHERE former.log_id = $1) AS was_closed`,
    values: [logId, epoch, formatWriter()],
  });
  const log = row === undefined ? 'taken' : await readState(connection, logId, row);
  await connection.run(typeof log === 'object' ? 'COMMIT' : 'ROLLBACK');
  if (typeof log === 'string') await connection.run(`SELECT pg_advisory_unlock(${key})`);
  return log;
}

/** Where a log goes on, unless that contradicts its entries or itself. */
async function readState(
  connection: Connection,
  logId: string,
  { writer_epoch: epoch, size, frontier, was_closed: wasClosed }: Row,
): Promise<ClaimedLog | 'damaged'> {
  const { schema } = connection;
  // A statement of its own, so that it sees the last batch of the former writer.
  const [end] = await connection.run({
    text: `SELECT
             (SELECT root_hash FROM ${schema}.tree_heads WHERE log_id = $1 AND size = $2) AS root_hash,
             (SELECT time::text FROM ${schema}.entries WHERE log_id = $1 AND sequence = $2) AS last_time,
             greatest(
               (SELECT max(sequence) FROM ${schema}.entries WHERE log_id = $1),
               (SELECT max(last_sequence) FROM ${schema}.tombstones WHERE log_id = $1),
               0
             ) AS last_sequence`,
    values: [logId, size],
  });
  const { root_hash: rootHash, last_time: time, last_sequence: last } = end ?? {};
  const isState =
    typeof epoch === 'number' && typeof size === 'number' && frontier instanceof Uint8Array;
  if (!isState || last !== size) return 'damaged';
  try {
    const root = createMerkleTree({ size, frontier }).root();
    if (size > 0 && !isSameHash(rootHash, root)) return 'damaged';
    const lastTime = typeof time === 'string' ? time : undefined;
    return {
      ...{ logId, epoch, size, frontier, rootHash: root, lastTime },
      wasClosed: wasClosed === true,
    };
  } catch (error) {
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

async function makeLog(connection: Connection, kind: LogKind): Promise<ClaimedLog> {
  const logId = randomUUID();
  await connection.run(`SELECT pg_advisory_lock(${toLockKey(connection.schema, logId)})`);
  await connection.run({
    text: `INSERT INTO ${connection.schema}.logs (log_id, kind, writer) VALUES ($1, $2, $3)`,
    values: [logId, kind, formatWriter()],
  });
  const tree = createMerkleTree();
  return {
    ...{ logId, epoch: 0, size: tree.size, frontier: tree.frontier(), rootHash: tree.root() },
    ...{ lastTime: undefined, wasClosed: true },
  };
}

/** The session of a connection that broke may live on at the server, and hold the lock. */
async function endFormerSession(
  connection: Connection,
  logId: string,
  backendId: number,
): Promise<void> {
  const key = toLockKey(connection.schema, logId);
  await connection.run({
    text: `SELECT pg_terminate_backend(pid, 500) FROM pg_locks
           WHERE locktype = 'advisory' AND objsubid = 1 AND pid = $1 AND pid <> pg_backend_pid()
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND (classid::bigint << 32) | objid::bigint = $2::bigint`,
    values: [backendId, key],
  });
}

function toLockKey(schema: string, logId: string): string {
  const digest = hash('sha256', `nexudus-audit:${schema}:${logId}`, 'buffer');
  return digest.readBigInt64BE().toString();
}

function isSameHash(found: unknown, expected: Uint8Array): boolean {
  return found instanceof Uint8Array && Buffer.compare(found, expected) === 0;
}
