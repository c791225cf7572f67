import { DatabaseSync } from 'node:sqlite';

import { expect, it, onTestFinished } from 'vitest';

import { createTidier } from '../../src/sqlite/tidier.ts';
import { createPlace, tamper, writeBatches } from '../fixtures/temporary-log.ts';

/** A log of which nothing is indexed; its entries differ in their sequence alone. */
async function openLargeLog(size: number): Promise<DatabaseSync> {
  const { url, path } = createPlace();
  await writeBatches(url, 1);
  tamper(
    path,
    `WITH RECURSIVE numbers (number) AS (
      SELECT 2 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${size}
    )
    INSERT INTO entries
      SELECT number, json_set(entry, '$.sequence', number), leaf_hash, NULL
      FROM numbers, (SELECT entry, leaf_hash FROM entries WHERE sequence = 1);
    UPDATE log SET size = ${size}`,
  );
  const database = new DatabaseSync(path);
  onTestFinished(() => {
    database.close();
  });
  return database;
}

function countBlocks(database: DatabaseSync): unknown {
  return database.prepare('SELECT count(*) AS blocks FROM blocks').get()?.['blocks'];
}

it('lets a log under load fall behind so far, and no further', async () => {
  const database = await openLargeLog(6 * 4096);
  const tidier = createTidier(database, 100);
  for (let batch = 0; batch < 20; batch += 1) tidier.keepUp(1000);
  expect(countBlocks(database)).toBe(2);
});

it('works through everything while there is nothing else to do, a little at a time', async () => {
  const database = await openLargeLog(2 * 4096 + 1);
  const tidier = createTidier(database, 100);
  let turns = 1;
  while (tidier.tidy()) turns += 1;
  expect(countBlocks(database)).toBe(2);
  expect(turns).toBeGreaterThan(60);
});

it('does not wait for a lock, and goes on once it is free', async () => {
  const database = await openLargeLog(4096);
  const tidier = createTidier(database, 60_000);
  const other = new DatabaseSync(database.location() ?? '');
  other.exec('BEGIN IMMEDIATE');
  while (tidier.tidy());
  expect(countBlocks(database)).toBe(0);
  other.close();
  while (tidier.tidy());
  expect(countBlocks(database)).toBe(1);
  expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 60_000 });
});
