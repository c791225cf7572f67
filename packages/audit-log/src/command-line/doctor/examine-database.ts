import { checkIndexOf } from '../../sqlite/block-index/check-index.ts';
import { openReaderConnection } from '../../sqlite/reader-connection.ts';
import { readPragma } from '../../sqlite/database-schema.ts';
import type { SqliteLocation } from '../../audit-url.ts';
import { ok, problem } from './diagnosis.ts';
import type { Examination } from './diagnosis.ts';

/** In which format the log is kept, and how. */
export const examineFormat: Examination<SqliteLocation> = ({ location: { path } }) => {
  const check = 'format';
  const database = openReaderConnection(path);
  try {
    const version = String(readPragma(database, 'user_version'));
    return [ok(check, `SQLite database, format ${version}`)];
  } finally {
    database.close();
  }
};

/** Whether pages, and the index that queries go by, hold what the entries do. */
export const examineIndexes: Examination<SqliteLocation> = async ({ location: { path } }) => {
  const check = 'indexes';
  const message = checkPages(path);
  if (message !== 'ok') {
    const advice = 'Verify the log, and restore the file from a backup.';
    return [problem(check, `SQLite says: ${message}`, advice)];
  }
  const { findings, indexedEntryCount } = await checkIndexOf(path);
  const [first] = findings;
  if (first === undefined) {
    return [ok(check, `pages and entries fit together; ${indexedEntryCount} entries are indexed`)];
  }
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  const advice = 'Verify the log, which does not depend on it; restore the file from a backup.';
  return [problem(check, `${first.message}${more}`, advice)];
};

function checkPages(path: string): string {
  const database = openReaderConnection(path);
  try {
    const [finding] = database.prepare('PRAGMA integrity_check(1)').all();
    return String(Object.values(finding ?? {})[0]);
  } finally {
    database.close();
  }
}
