import { statSync } from 'node:fs';

import { AuditStoreError } from '../errors.ts';
import { writerLockPath } from './writer-lock.ts';

/** Remembers which files a connection has open, and tells whether the paths still lead to them. */
export interface OpenFiles {
  /** Identity of the database file itself. */
  readonly databaseIdentity: string;
  /** @throws {AuditStoreError} `displaced` when a file was deleted, moved or replaced */
  assertInPlace(): void;
}

/**
 * Takes note of the files of an open database. A deleted file goes on taking writes that nobody
 * will ever read, without an error, and so does a deleted write-ahead log.
 *
 * @throws {AuditStoreError} `displaced` when one is gone already
 */
export function captureOpenFiles(databasePath: string): OpenFiles {
  const files = [
    databasePath,
    `${databasePath}-wal`,
    `${databasePath}-shm`,
    writerLockPath(databasePath),
  ].map((path) => ({ path, identity: identifyFile(path) }));

  return {
    databaseIdentity: identifyFile(databasePath),
    assertInPlace() {
      for (const { path, identity } of files) assertFileIs(path, identity);
    },
  };
}

/**
 * Insists that a path leads to the file it led to before.
 *
 * @throws {AuditStoreError} `displaced`
 */
export function assertFileIs(path: string, identity: string): void {
  if (identifyFile(path) === identity) return;
  const message = `${path} was replaced while the audit log was open. Put the original file back.`;
  throw new AuditStoreError('displaced', message);
}

/** @throws {AuditStoreError} `displaced` when there is none */
export function identifyFile(path: string): string {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (status !== undefined) return `${status.dev}:${status.ino}`;
  const message = `${path} was deleted or moved while the audit log was open. Put it back.`;
  throw new AuditStoreError('displaced', message);
}
