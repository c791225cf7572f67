import type { DatabaseSync } from 'node:sqlite';

import type { AuditLogInfo } from '../audit-reader.ts';
import type { LogKind } from '../log-kind.ts';
import { readTree } from './prove-from-database.ts';
import { readEntry } from './read-entry.ts';

/** What there is to say of the log in a database. */
export function readLogInfo(database: DatabaseSync, kind: LogKind): AuditLogInfo {
  const tree = readTree(database);
  return { ...tree, kind, lastTime: readEntry(database, tree.size)?.time };
}
