import type { AuditEntry } from '../audit-entry.ts';
import { placeEntry } from '../canonical-entry.ts';
import type { PlaceableEntry } from '../canonical-entry.ts';
import { createMerkleTree, hashLeaf } from '../merkle-tree.ts';
import { readEntryText } from '../read-entry-text.ts';
import type { ClaimedLog } from './claim-log.ts';
import { toTerms } from './entry-terms.ts';

/** A batch in its place: the columns of its rows, and the log as it is after it. */
export interface PlacedBatch {
  readonly after: ClaimedLog;
  readonly times: readonly string[];
  readonly entries: readonly string[];
  /** One behind the other. */
  readonly leafHashes: Uint8Array;
  readonly nodeHashes: readonly (Uint8Array | null)[];
  readonly consumers: readonly (string | null)[];
  readonly operations: readonly (string | null)[];
  readonly decisions: readonly string[];
  readonly recordCounts: readonly number[];
  /** Each list as PostgreSQL writes it. */
  readonly terms: readonly string[];
  /** Intents without an outcome in the same batch: which row, and which request. */
  readonly opened: readonly { readonly row: number; readonly requestId: string }[];
  /** Requests with an outcome that had an open intent. */
  readonly closed: readonly string[];
}

/**
 * Gives each entry its place behind the last one of a log.
 *
 * @param intents requests that may have an open intent
 */
export function placeBatch(
  log: ClaimedLog,
  batch: readonly PlaceableEntry[],
  intents: ReadonlySet<string>,
): PlacedBatch {
  const { logId } = log;
  const tree = createMerkleTree(log);
  const entries = batch.map((entry, index) => placeEntry(entry, logId, log.size + 1 + index));
  const parsed = entries.map(readEntryText);
  const leafHashes = entries.map(hashLeaf);
  const nodeHashes = leafHashes.map((leafHash) => {
    const hashes = tree.append(leafHash);
    return hashes.length > 0 ? hashes : null;
  });
  const { size } = tree;
  return {
    after: {
      ...{ ...log, size, frontier: tree.frontier(), rootHash: tree.root() },
      lastTime: parsed.at(-1)?.time ?? log.lastTime,
    },
    times: parsed.map(({ time }) => time),
    entries,
    leafHashes: Buffer.concat(leafHashes),
    nodeHashes,
    consumers: parsed.map(({ consumer }) => consumer ?? null),
    operations: parsed.map(({ operation }) => operation ?? null),
    decisions: parsed.map(({ decision }) => decision),
    recordCounts: parsed.map(({ records }) => records?.ids.length ?? 0),
    terms: parsed.map((entry) => `{${toTerms(entry).join()}}`),
    ...toIntents(parsed, intents),
  };
}

function toIntents(
  parsed: readonly AuditEntry[],
  intents: ReadonlySet<string>,
): Pick<PlacedBatch, 'opened' | 'closed'> {
  const open = new Map<string, number>();
  const closed = new Set<string>();
  for (const [row, { phase, requestId }] of parsed.entries()) {
    if (phase === 'intent') {
      open.set(requestId, row);
    } else {
      open.delete(requestId);
      if (intents.has(requestId)) closed.add(requestId);
    }
  }
  return {
    opened: [...open].map(([requestId, row]) => ({ row, requestId })),
    closed: [...closed],
  };
}
