import type { PlacedBatch } from './batch-entries.ts';
import { isAbandoned } from './claim-log.ts';
import type { ClaimedLog } from './claim-log.ts';
import type { Connection } from './connection.ts';

/**
 * Writes a batch as a whole or not at all, in a single statement: one way to the server and back.
 *
 * @param log as it was before the batch
 * @returns whether the log was still this writer's, and as it had left it
 */
export async function appendBatch(
  connection: Connection,
  log: ClaimedLog,
  batch: PlacedBatch,
): Promise<boolean> {
  const { after } = batch;
  const [row] = await connection.run({
    name: 'append-batch',
    text: toStatement(connection.schema),
    values: [
      ...[log.logId, log.epoch, log.size, Buffer.from(log.rootHash)],
      ...[after.size, Buffer.from(after.frontier), Buffer.from(after.rootHash)],
      ...[batch.times, batch.entries, batch.leafHashes, batch.nodeHashes],
      ...[batch.consumers, batch.operations, batch.decisions, batch.recordCounts, batch.terms],
      ...[batch.opened.map(({ row }) => row + 1), batch.opened.map(({ requestId }) => requestId)],
      ...[batch.closed, log.lastTime ?? null],
    ],
  });
  return row?.['written'] === 1;
}

// Everything hangs on the first part: where it finds no row, there is nothing to insert either.
// It also insists that the end of the log is there, which the writer goes on from.
function toStatement(schema: string): string {
  return `
    WITH fence AS (
      UPDATE ${schema}.logs SET size = $5, frontier = $6, heartbeat_at = now()
      WHERE log_id = $1::uuid AND writer_epoch = $2 AND size = $3
        AND ($3::bigint = 0 OR (
          EXISTS (SELECT FROM ${schema}.tree_heads AS head
                  WHERE head.log_id = $1 AND head.size = $3 AND root_hash = $4)
          AND (EXISTS (SELECT FROM ${schema}.entries AS last
                       WHERE last.log_id = $1 AND last.sequence = $3 AND last.time = $20::timestamptz)
            OR EXISTS (SELECT FROM ${schema}.tombstones AS stone
                       WHERE stone.log_id = $1 AND last_sequence >= $3))))
      RETURNING log_id
    ), head AS (
      INSERT INTO ${schema}.tree_heads (log_id, size, root_hash)
      SELECT log_id, $5, $7 FROM fence WHERE $5::bigint > $3::bigint
    ), placed AS (
      INSERT INTO ${schema}.entries (log_id, sequence, time, entry, leaf_hash, node_hashes,
                                     consumer, operation, decision, record_count, terms)
      SELECT log_id, $3::bigint + place, time, entry,
             substr($10::bytea, (32 * place - 31)::integer, 32), nodes,
             consumer, operation, decision, record_count, terms::integer[]
      FROM fence, unnest($8::timestamptz[], $9::text[], $11::bytea[], $12::text[], $13::text[],
                         $14::text[], $15::integer[], $16::text[])
        WITH ORDINALITY AS row (time, entry, nodes, consumer, operation, decision, record_count,
                                terms, place)
    ), opened AS (
      INSERT INTO ${schema}.open_intents (log_id, sequence, time, request_id)
      SELECT log_id, $3::bigint + place, ($8::timestamptz[])[place], request_id
      FROM fence, unnest($17::integer[], $18::text[]) AS intent (place, request_id)
    ), closed AS (
      DELETE FROM ${schema}.open_intents AS intent USING fence, ${schema}.logs AS log
      WHERE intent.request_id = ANY ($19::text[]) AND log.log_id = intent.log_id
        AND (log.log_id = fence.log_id OR ${isAbandoned})
    )
    SELECT count(*) AS written FROM fence`;
}
