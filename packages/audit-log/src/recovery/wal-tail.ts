import { readFileSync, statSync } from 'node:fs';

import { lacksAcknowledged } from './lost-entries.ts';
import { inspectFrames } from './wal-frames.ts';

/** What a write-ahead log holds behind its last whole transaction. */
export interface WalTail {
  /** Whether there is nothing in it at all: a log that was closed leaves none. */
  readonly isEmpty: boolean;
  /** Bytes of a transaction that did not come to its end. */
  readonly droppedBytes: number;
}

/**
 * Looks at the files that a writer left behind, before SQLite recovers them: it does so without a
 * word, and also drops what lies behind a damaged place.
 *
 * @throws {AuditStoreError} `inconsistent` when transactions are lost that were durable
 */
export function readWalTail(databasePath: string): WalTail {
  const walPath = `${databasePath}-wal`;
  if (!hasContent(walPath)) return { isEmpty: true, droppedBytes: 0 };
  if (!hasContent(databasePath)) {
    // SQLite would delete it.
    throw lacksAcknowledged(databasePath, 'it is empty, but its write-ahead log is not');
  }
  const { droppedBytes, commitsBehindDamage } = inspectFrames(readFileSync(walPath));
  // One may be that of the batch that was under way: its frames reach the disk in any order.
  if (commitsBehindDamage > 1) {
    const what = `its write-ahead log is damaged, with ${commitsBehindDamage} batches behind the damage`;
    throw lacksAcknowledged(databasePath, what);
  }
  return { isEmpty: false, droppedBytes };
}

function hasContent(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  return status !== undefined && status.size > 0;
}
