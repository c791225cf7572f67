import type { DatabaseSync } from 'node:sqlite';

import { AuditStoreError } from '../../errors.ts';
import { readPragma } from '../../sqlite/database-schema.ts';
import { acquireWriterLock } from '../../sqlite/writer-lock.ts';
import type { ReclaimedSpace } from '../retention-store.ts';

// Less than that is soon in use again, and not worth writing the whole file anew.
const worthwhileShare = 0.25;

/**
 * Gives the space that nothing lies in any more back to the file system, while nobody writes the
 * log: the file is written anew for that. Otherwise the space is left to entries to come.
 */
export function reclaimSpace(database: DatabaseSync, path: string): ReclaimedSpace {
  const read = (pragma: string): number => Number(readPragma(database, pragma));
  const before = read('page_count');
  if (read('freelist_count') >= before * worthwhileShare) vacuumUnlessInUse(database, path);
  const pageBytes = read('page_size');
  return {
    freedBytes: Math.max(0, before - read('page_count')) * pageBytes,
    reusableBytes: read('freelist_count') * pageBytes,
  };
}

function vacuumUnlessInUse(database: DatabaseSync, path: string): void {
  try {
    const lock = acquireWriterLock(path, 0);
    try {
      database.exec('VACUUM');
    } finally {
      lock.close();
    }
  } catch (error) {
    if (error instanceof AuditStoreError && error.code === 'in-use') return;
    throw error;
  }
}
