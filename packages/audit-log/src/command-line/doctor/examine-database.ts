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

/** Whether the indexes that queries go by hold what the entries do. */
export const examineIndexes: Examination<SqliteLocation> = ({ location: { path } }) => {
  const check = 'indexes';
  const database = openReaderConnection(path);
  try {
    const [finding] = database.prepare('PRAGMA integrity_check(1)').all();
    const message = String(Object.values(finding ?? {})[0]);
    if (message === 'ok') return [ok(check, 'pages and indexes fit together')];
    const advice = 'Verify the log; queries may miss entries. Restore the file from a backup.';
    return [problem(check, `SQLite says: ${message}`, advice)];
  } finally {
    database.close();
  }
};
