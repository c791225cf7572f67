import { existsSync, readFileSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import type { SqliteLocation } from '../../audit-url.ts';
import { isBusy } from '../../sqlite/store-fault.ts';
import { writerLockPath } from '../../sqlite/writer-lock.ts';
import { ok } from './diagnosis.ts';
import type { Examination } from './diagnosis.ts';

/** Whether a writer holds the log, and which process that is. */
export const examineLock: Examination<SqliteLocation> = ({ location: { path } }) => {
  const check = 'writer';
  if (!hasWriter(path)) return [ok(check, 'no process writes the log now')];
  const holder = findHolder(writerLockPath(path));
  return [ok(check, `the log is held by ${holder ?? 'another process'}`)];
};

/** Whether a process writes the log now. Takes a lock for no longer than a moment, which no writer minds. */
export function hasWriter(databasePath: string): boolean {
  const path = writerLockPath(databasePath);
  if (!existsSync(path)) return false;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}

/** As Linux tells it; nothing elsewhere, or where the process is in another container. */
function findHolder(path: string): string | undefined {
  try {
    const { ino } = statSync(path);
    const line = readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .find((text) => / WRITE +[1-9]/.test(text) && text.includes(`:${ino} `));
    const pid = / WRITE +(\d+)/.exec(line ?? '')?.[1];
    if (pid === undefined) return undefined;
    return `process ${pid} (${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()})`;
  } catch {
    return undefined;
  }
}
