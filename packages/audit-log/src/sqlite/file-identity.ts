import { statSync } from 'node:fs';

import { AuditStoreError } from '../errors.ts';
import { writerLockPath } from './writer-lock.ts';

/** Remembers which files a connection has open, and tells whether the paths still lead to them. */
export interface FileIdentity {
  /** @throws {AuditStoreError} `displaced` when a file was deleted, moved or replaced */
  assertInPlace(): void;
}

/**
 * Takes note of the files of an open database. A deleted file goes on taking writes that nobody
 * will ever read, without an error, and so does a deleted write-ahead log.
 */
export function captureFileIdentity(databasePath: string): FileIdentity {
  const files = [
    databasePath,
    `${databasePath}-wal`,
    `${databasePath}-shm`,
    writerLockPath(databasePath),
  ].map((path) => ({ path, identity: identityOf(path) }));

  return {
    assertInPlace() {
      for (const { path, identity } of files) {
        if (identity !== undefined && identityOf(path) === identity) continue;
        const message = `${path} was deleted, moved or replaced while the audit log was open. Put it back.`;
        throw new AuditStoreError('displaced', message);
      }
    },
  };
}

function identityOf(path: string): string | undefined {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false });
  return status && `${status.dev}:${status.ino}`;
}
