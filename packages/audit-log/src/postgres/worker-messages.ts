import type { PlaceableEntry } from '../canonical-entry.ts';
import type { AuditStoreCode } from '../errors.ts';
import type { PostgresWriterOptions, WrittenBatch } from './postgres-writer.ts';

/** What the worker is started with. */
export type PostgresWorkerData = PostgresWriterOptions;

/** What the main thread asks of the worker; each question gets one reply, in order. */
export type PostgresRequest =
  | { readonly kind: 'write'; readonly entries: readonly PlaceableEntry[] }
  | { readonly kind: 'intents' }
  | { readonly kind: 'close' };

/** What the worker answers. An error travels as its parts: a clone of it would lose its class. */
export type PostgresReply =
  | { readonly kind: 'written'; readonly batch: WrittenBatch }
  | { readonly kind: 'intents'; readonly entries: readonly string[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly code: AuditStoreCode | 'url'; readonly message: string };
