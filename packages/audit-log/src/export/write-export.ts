import type { AuditPeriod } from '../audit-reader.ts';
import { AuditStoreError } from '../errors.ts';
import { rootAt } from '../merkle-proof.ts';
import type { NodeReader } from '../merkle-proof.ts';
import type { ExportedTombstone } from '../retention/export-range.ts';
import { toTombstoneLine } from '../retention/tombstone-line.ts';
import { scanEntry } from '../scan-entry.ts';
import { prefixBytes, toWatermarkLine } from './watermark.ts';

/** A row of a store. */
export interface ExportedRow {
  readonly sequence?: unknown;
  readonly entry?: unknown;
  readonly leaf_hash?: unknown;
}

/** What an export consists of. */
export interface ExportParts {
  readonly logId: string;
  readonly first: number;
  /** One less than the first when there are no entries. */
  readonly last: number;
  /** Those within this range, in ascending order. */
  readonly tombstones: readonly ExportedTombstone[];
  readonly period: AuditPeriod;
  /** The entries of this range that are there, some at a time. */
  readonly rows: AsyncIterable<readonly ExportedRow[]>;
}

/** What the tree says of an export. */
export interface ExportedTree {
  readonly rootHash: string;
  readonly before: readonly string[];
}

/**
 * The lines of an export: entries, the tombstones of those that were removed, and last the watermark
 * over them.
 *
 * @throws {AuditStoreError} `unreadable` at an entry that cannot be parsed
 */
export async function* writeExport(
  { logId, first, last, tombstones, period: { since, until }, rows: batches }: ExportParts,
  readTree: () => Promise<ExportedTree> | ExportedTree,
): AsyncGenerator<string> {
  const waiting = tombstones.toReversed();
  const removedCount = tombstones.reduce((sum, range) => sum + countOf(range), 0);
  const count = last - first + 1 - removedCount;
  const prefixes = Buffer.alloc(count * prefixBytes);
  let at = 0;
  // Of what is about to be removed, some may be there still.
  let removedTo = first - 1;
  for await (const rows of batches) {
    for (const row of rows) {
      const sequence = Number(row.sequence);
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
  const { rootHash, before } = await readTree();
  yield toWatermarkLine({
    ...{ schemaVersion: 1, logId, firstSequence: first, lastSequence: last, count },
    ...(removedCount > 0 && { removedCount }),
    rootHash,
    before,
    leafPrefixes: prefixes.toString('base64'),
    ...(since !== undefined && { since: since.toISOString() }),
    ...(until !== undefined && { until: until.toISOString() }),
  });
}

/** What the tree says of an export of these entries. */
export function toExportedTree(first: number, last: number, readNode: NodeReader): ExportedTree {
  return { rootHash: toHex(rootAt(last, readNode)), before: subtreesBefore(first, readNode) };
}

function countOf({ firstSequence, lastSequence }: ExportedTombstone): number {
  return lastSequence - firstSequence + 1;
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

function toLine({ sequence, entry }: ExportedRow): string {
  if (typeof entry === 'string' && scanEntry(entry) !== undefined) return entry;
  const message = `Entry ${String(sequence)} cannot be parsed. Check the log with "npm run audit -- verify".`;
  throw new AuditStoreError('unreadable', message);
}

function toPrefix({ leaf_hash: leafHash }: ExportedRow): Buffer {
  if (!(leafHash instanceof Uint8Array)) throw new TypeError('Column leaf_hash holds no bytes.');
  return Buffer.from(leafHash.subarray(0, prefixBytes));
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
