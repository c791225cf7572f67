import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

import type { AuditPeriod } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import { prefixBytes, toWatermarkLine } from '../export/watermark.ts';
import { rootAt } from '../merkle-proof.ts';
import type { NodeReader } from '../merkle-proof.ts';
import { spanTombstones } from '../retention/export-range.ts';
import type { ExportedTombstone, SequenceRange } from '../retention/export-range.ts';
import { readTombstones } from '../retention/sqlite/tombstone-table.ts';
import { toTombstoneLine } from '../retention/tombstone-line.ts';
import { scanEntry } from '../scan-entry.ts';
import { createStoredNodes } from './stored-nodes.ts';

type Row = Record<string, SQLOutputValue>;

/**
 * The entries of a period, the tombstones of those that were removed, and last the watermark over
 * them.
 *
 * @param database within a transaction: entries and tree of the same moment
 * @see AuditReader.export
 */
export async function* exportFromDatabase(
  database: DatabaseSync,
  { since, until }: AuditPeriod,
  inTurns: <T>(rows: Iterable<T>) => AsyncIterable<readonly T[]>,
): AsyncGenerator<string> {
  const { logId, ...present } = toRange(database, since?.toISOString(), until?.toISOString());
  const notes = readTombstones(database).map(({ note }) => note);
  const { first, last, tombstones } = spanTombstones(present, notes, { since, until });
  const waiting = tombstones.toReversed();
  const removedCount = tombstones.reduce((sum, range) => sum + countOf(range), 0);
  const entries = database
    .prepare(
      'SELECT sequence, entry, leaf_hash FROM entries WHERE sequence BETWEEN ? AND ? ORDER BY sequence',
    )
    .iterate(first, last);
  const count = last - first + 1 - removedCount;
  const prefixes = Buffer.alloc(count * prefixBytes);
  let at = 0;
  // Of what is about to be removed, some may be there still.
  let removedTo = first - 1;
  for await (const rows of inTurns(entries)) {
    for (const row of rows) {
      const sequence = Number(row['sequence']);
      for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
        if (next.firstSequence > sequence) break;
        waiting.pop();
        removedTo = next.lastSequence;
        yield toTombstoneLine(next.note);
      }
      if (sequence <= removedTo) continue;
      at += toPrefix(row).copy(prefixes, at);
      yield toLine(row);
    }
  }
  for (const { note } of waiting.toReversed()) yield toTombstoneLine(note);
  const readNode = createStoredNodes(database);
  yield toWatermarkLine({
    ...{ schemaVersion: 1, logId, firstSequence: first, lastSequence: last, count },
    ...(removedCount > 0 && { removedCount }),
    rootHash: toHex(rootAt(last, readNode)),
    before: subtreesBefore(first, readNode),
    leafPrefixes: prefixes.toString('base64'),
    ...(since !== undefined && { since: since.toISOString() }),
    ...(until !== undefined && { until: until.toISOString() }),
  });
}

function countOf({ firstSequence, lastSequence }: ExportedTombstone): number {
  return lastSequence - firstSequence + 1;
}

interface Range extends SequenceRange {
  readonly logId: string;
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
  return { logId, first, last };
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
