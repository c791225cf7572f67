import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { AuditPeriod } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import { prefixBytes, toWatermarkLine } from '../export/watermark.ts';
import { rootAt } from '../merkle-proof.ts';
import type { NodeReader } from '../merkle-proof.ts';
import { scanEntry } from '../scan-entry.ts';
import { createStoredNodes } from './stored-nodes.ts';

type Row = Record<string, SQLOutputValue>;

/**
 * The entries of a period, and last the watermark over them.
 *
 * @param database within a transaction: entries and tree of the same moment
 * @see AuditReader.export
 */
export async function* exportFromDatabase(
  database: DatabaseSync,
  { since, until }: AuditPeriod,
  inTurns: <T>(rows: Iterable<T>) => AsyncIterable<readonly T[]>,
): AsyncGenerator<string> {
  const { logId, first, last } = toRange(database, since?.toISOString(), until?.toISOString());
  const entries = database
    .prepare(
      'SELECT sequence, entry, leaf_hash FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
    )
    .iterate(first, last);
  const count = last - first + 1;
  const prefixes = Buffer.alloc(count * prefixBytes);
  let at = 0;
  for await (const rows of inTurns(entries)) {
    for (const row of rows) {
      at += toPrefix(row).copy(prefixes, at);
      yield toLine(row);
    }
  }
  const readNode = createStoredNodes(database);
  yield toWatermarkLine({
    ...{ schemaVersion: 1, logId, firstSequence: first, lastSequence: last, count },
    rootHash: toHex(rootAt(last, readNode)),
    before: subtreesBefore(first, readNode),
    leafPrefixes: prefixes.toString('base64'),
    ...(since !== undefined && { since: since.toISOString() }),
    ...(until !== undefined && { until: until.toISOString() }),
  });
}

interface Range {
  readonly logId: string;
  readonly first: number;
  readonly last: number;
}

/** Without a gap, as a proof has to be: should the clock have gone back, rather more than asked for. */
function toRange(database: DatabaseSync, since?: string, until?: string): Range {
  const { logId, size } = database.prepare('SELECT log_id AS logId, size FROM log').get() ?? {};
  if (typeof logId !== 'string' || typeof size !== 'number') {
    throw new TypeError('The log has no state.');
  }
  const select = (sql: string, time: string): unknown =>
    database.prepare(`SELECT ${sql} AS found FROM entries WHERE time ${time}`).get()?.['found'];
  const from = since === undefined ? 1 : select('min(sequence)', `>= '${since}'`);
  const to = until === undefined ? size : select('max(sequence)', `< '${until}'`);
  const first = typeof from === 'number' ? from : size + 1;
  const last = typeof to === 'number' ? to : 0;
  return { logId, first, last: Math.max(last, first - 1) };
}

function subtreesBefore(first: number, readNode: NodeReader): string[] {
  const subtrees: string[] = [];
  let start = 0;
  for (let level = 52; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (start + width > first - 1) continue;
    subtrees.push(toHex(readNode(level, start / width)));
    start += width;
  }
  return subtrees;
}

function toLine({ sequence, entry }: Row): string {
  if (typeof entry === 'string' && scanEntry(entry) !== undefined) return entry;
  const message = `Entry ${String(sequence)} cannot be parsed. Check the log with "npm run audit -- verify".`;
  throw new AuditStoreError('unreadable', message);
}

function toPrefix({ leaf_hash: leafHash }: Row): Buffer {
  if (!(leafHash instanceof Uint8Array)) throw new TypeError('Column leaf_hash holds no bytes.');
  return Buffer.from(leafHash.subarray(0, prefixBytes));
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
