import type { DatabaseSync } from 'node:sqlite';

import { openReaderConnection } from './reader-connection.ts';
import { toStoreError } from './store-fault.ts';

/** Reads within one transaction: entries and heads of the same moment, while a writer goes on. */
export async function readSnapshot<T>(
  path: string,
  read: (database: DatabaseSync) => T | Promise<T>,
): Promise<T> {
  const database = openReaderConnection(path);
  try {
    database.exec('BEGIN');
    return await read(database);
  } catch (error) {
    // A size or a cursor that the log does not have is a mistake of the caller.
    if (error instanceof RangeError) throw error;
    throw toStoreError(error, 'unreadable', path);
  } finally {
    database.close();
  }
}
