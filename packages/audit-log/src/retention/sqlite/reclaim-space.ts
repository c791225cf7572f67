import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

import { AuditStoreError } from '../../errors.ts';
import { readPragma } from '../../sqlite/database-schema.ts';
import { acquireWriterLock } from '../../sqlite/writer-lock.ts';
import type { ReclaimedSpace } from '../retention-store.ts';
import { emptyWriteAheadLog } from './open-upkeep-connection.ts';

// What a writer can wait for without anybody noticing.
const aimMs = 25;
const firstPages = 64;
const maxPages = 4096;
const incremental = 2;

/**
 * Gives the pages that nothing lies in any more back to the file system, a few at a time. A file
 * that an earlier version made has to be written anew for that, which waits until nobody writes it.
 */
export async function reclaimSpace(database: DatabaseSync, path: string): Promise<ReclaimedSpace> {
  const before = readPageCount(database, 'page_count');
  if (readPragma(database, 'auto_vacuum') === incremental) await vacuumBitByBit(database);
  else if (readPageCount(database, 'freelist_count') > 0) vacuumUnlessInUse(database, path);
  emptyWriteAheadLog(database);
  const pageBytes = readPageCount(database, 'page_size');
  return {
    freedBytes: Math.max(0, before - readPageCount(database, 'page_count')) * pageBytes,
    reusableBytes: readPageCount(database, 'freelist_count') * pageBytes,
  };
}

async function vacuumBitByBit(database: DatabaseSync): Promise<void> {
  let pages = firstPages;
  let left = readPageCount(database, 'freelist_count');
  while (left > 0) {
    const start = performance.now();
    database.exec(`PRAGMA incremental_vacuum(${pages})`);
    const durationMs = performance.now() - start;
    const now = readPageCount(database, 'freelist_count');
    if (now >= left) return;
    left = now;
    pages = Math.ceil(Math.min(maxPages, Math.max(1, (pages * aimMs) / Math.max(1, durationMs))));
    await setTimeout(durationMs);
  }
}

function vacuumUnlessInUse(database: DatabaseSync, path: string): void {
  try {
    const lock = acquireWriterLock(path, 0);
    try {
      database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM');
    } finally {
      lock.close();
    }
  } catch (error) {
    if (error instanceof AuditStoreError && error.code === 'in-use') return;
    throw error;
  }
}

function readPageCount(database: DatabaseSync, pragma: string): number {
  return Number(readPragma(database, pragma));
}
