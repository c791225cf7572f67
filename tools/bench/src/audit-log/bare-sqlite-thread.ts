// The thread of `openBareSqliteTable`: inserts each list of texts that it is sent in a transaction.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(String(workerData));
// The settings of the log.
database.exec(`
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  CREATE TABLE bare (sequence INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
`);
const insert = database.prepare('INSERT INTO bare (entry) VALUES (?)');

parentPort?.on('message', (texts: readonly string[]) => {
  database.exec('BEGIN IMMEDIATE');
  for (const text of texts) insert.run(text);
  database.exec('COMMIT');
  parentPort?.postMessage('durable');
});
