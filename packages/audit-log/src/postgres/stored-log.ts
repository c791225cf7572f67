import type { TreeHead } from '../entry-store.ts';
import type { StoredEntry, StoredLog } from '../verify-log.ts';
import type { Connection, Row } from './connection.ts';
import type { StoredState } from './read-logs.ts';
import { fetchRows } from './snapshot.ts';
import { readTombstones } from './tombstone-rows.ts';

const noBytes = new Uint8Array();

/**
 * A whole log as it lies in the database, for verification.
 *
 * @throws {TypeError} when a column does not hold what belongs there
 */
export async function readStoredLog(
  connection: Connection,
  { logId, size, frontier }: StoredState,
): Promise<StoredLog> {
  const { schema } = connection;
  const tombstones = await readTombstones(connection, logId);
  const heads = createHeadQueue(
    fetchRows(connection, {
      text: `SELECT size, root_hash FROM ${schema}.tree_heads WHERE log_id = $1 ORDER BY size`,
      values: [logId],
    }),
  );
  await heads.fillBeyond(0);
  const entries = fetchRows(connection, {
    text: `SELECT sequence, entry, leaf_hash, node_hashes FROM ${schema}.entries
           WHERE log_id = $1 ORDER BY sequence`,
    values: [logId],
  });
  return {
    logId,
    state: { size, frontier },
    entries: toEntries(entries, heads),
    treeHeads: heads.take(),
    tombstones,
  };
}

/** Heads are asked for as the tree grows: those are fetched in time that the entries ahead lead to. */
interface HeadQueue {
  /** Fetches heads until there is one over more entries than this, or no other. */
  fillBeyond(size: number): Promise<void>;
  take(): Iterable<TreeHead>;
}

function createHeadQueue(rows: AsyncGenerator<readonly Row[]>): HeadQueue {
  const waiting: TreeHead[] = [];
  let isOver = false;

  function* take(): Generator<TreeHead> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) yield next;
  }

  return {
    async fillBeyond(size) {
      // One more than the next: it is taken ahead of the entries that it is over.
      while (!isOver && (waiting.length < 2 || (waiting.at(-2)?.size ?? 0) <= size)) {
        const next = await rows.next();
        isOver = next.done === true;
        if (next.done !== true) waiting.push(...next.value.map(toHead));
      }
    },
    take,
  };
}

async function* toEntries(
  batches: AsyncIterable<readonly Row[]>,
  heads: HeadQueue,
): AsyncGenerator<readonly StoredEntry[]> {
  for await (const batch of batches) {
    const entries = batch.map(toStoredEntry);
    // Whoever verifies may step over a tombstone first, and over the heads in it.
    await heads.fillBeyond(entries.at(-1)?.sequence ?? Infinity);
    yield entries;
  }
}

function toStoredEntry(row: Row): StoredEntry {
  return {
    sequence: integer(row['sequence'], 'sequence'),
    entry: text(row['entry'], 'entry'),
    leafHash: bytes(row['leaf_hash'], 'leaf_hash'),
    nodeHashes: bytes(row['node_hashes'] ?? noBytes, 'node_hashes'),
  };
}

function toHead(row: Row): TreeHead {
  return { size: integer(row['size'], 'size'), rootHash: bytes(row['root_hash'], 'root_hash') };
}

function integer(value: unknown, column: string): number {
  if (typeof value !== 'number') throw new TypeError(`Column ${column} holds no integer.`);
  return value;
}

function text(value: unknown, column: string): string {
  if (typeof value !== 'string') throw new TypeError(`Column ${column} holds no text.`);
  return value;
}

function bytes(value: unknown, column: string): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError(`Column ${column} holds no bytes.`);
  return value;
}
