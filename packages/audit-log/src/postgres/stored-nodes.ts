import type { NodeReader } from '../merkle-proof.ts';
import { hashBytes } from '../merkle-tree.ts';
import { createPrunedNodes } from '../retention/pruned-nodes.ts';
import type { Connection } from './connection.ts';
import { readRemovedRanges } from './tombstone-rows.ts';

interface NodePlace {
  readonly level: number;
  readonly index: number;
}

const placeholder = new Uint8Array(hashBytes);

/**
 * Computes something from nodes of the tree of a log. Which ones it takes shows when it is tried, so
 * it is tried until all of them are there: they come from the server many at a time.
 *
 * @param compute what it does is not to be seen outside until it returns
 * @throws {RemovedEntriesError} at a node that nobody knows any more
 */
export async function computeFromNodes<T>(
  connection: Connection,
  logId: string,
  compute: (readNode: NodeReader) => T,
): Promise<T> {
  const removed = await readRemovedRanges(connection, logId);
  const known = new Map<string, Uint8Array | undefined>();
  for (;;) {
    const missing = new Map<string, NodePlace>();
    const readNode = createPrunedNodes((level, index) => {
      const key = `${level}:${index}`;
      if (known.has(key)) return known.get(key);
      missing.set(key, { level, index });
      return placeholder;
    }, removed);
    const result = compute(readNode);
    if (missing.size === 0) return result;
    const found = await readNodes(connection, logId, [...missing.values()]);
    for (const [index, key] of [...missing.keys()].entries()) known.set(key, found[index]);
  }
}

/** With the leaf that completes it lies each inner node, one behind the other from the lowest on. */
async function readNodes(
  connection: Connection,
  logId: string,
  places: readonly NodePlace[],
): Promise<(Uint8Array | undefined)[]> {
  const rows = await connection.run({
    text: `SELECT CASE level WHEN 0 THEN leaf_hash
             ELSE substr(node_hashes, (level - 1) * ${hashBytes} + 1, ${hashBytes}) END AS hash
           FROM unnest($2::integer[], $3::bigint[]) WITH ORDINALITY AS node (level, leaf, place)
           LEFT JOIN ${connection.schema}.entries AS entry
             ON entry.log_id = $1 AND entry.sequence = leaf
           ORDER BY place`,
    values: [
      logId,
      places.map(({ level }) => level),
      places.map(({ level, index }) => (index + 1) * 2 ** level),
    ],
  });
  return rows.map(({ hash }) =>
    hash instanceof Uint8Array && hash.length === hashBytes ? hash : undefined,
  );
}
