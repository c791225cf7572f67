import type { PlaceableEntry } from '../canonical-entry.ts';
import type { AuditStoreCode } from '../errors.ts';
import type { WalTail } from '../recovery/wal-tail.ts';
import type { AcknowledgedBatch, WrittenBatch } from './batch.ts';

/** What the worker is started with. */
export interface SqliteWorkerData {
  readonly path: string;
  /** How long to wait for a lock that another connection holds. */
  readonly busyTimeoutMs: number;
  /** How long to wait for another writer to let go of the log. */
  readonly lockTimeoutMs: number;
}

/** What the main thread asks of the worker; each question gets one reply, in order. */
export type SqliteRequest =
  | {
      readonly kind: 'write';
      readonly entries: readonly PlaceableEntry[];
      readonly acknowledged: AcknowledgedBatch | undefined;
    }
  | { readonly kind: 'close' };

/** What the worker answers. An error travels as its parts: a clone of it would lose its class. */
export type SqliteReply =
  | { readonly kind: 'written'; readonly batch: WrittenBatch; readonly tail: WalTail | undefined }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: AuditStoreCode; readonly message: string };
