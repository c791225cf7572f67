import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import { readPragma } from '../sqlite/database-schema.ts';
import { lacksAcknowledged } from './lost-entries.ts';

/**
 * Insists on a database file that is as long as it says. SQLite takes what is missing of the last
 * page for zeros.
 *
 * @throws {AuditStoreError} `inconsistent`
 */
export function assertWholeDatabase(database: DatabaseSync, path: string): void {
  // Some of the pages may still be there alone.
  if (hasContent(`${path}-wal`)) return;
  const expected =
    Number(readPragma(database, 'page_count')) * Number(readPragma(database, 'page_size'));
  const { size } = statSync(path);
  if (size >= expected) return;
  throw lacksAcknowledged(path, `its file was cut off, at ${size} of ${expected} bytes`);
}

function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
