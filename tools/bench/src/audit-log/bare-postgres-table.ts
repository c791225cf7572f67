import pg from 'pg';
import type { BareTable } from './bare-table.ts';

/** Makes one in a database, and removes it in the end. */
export async function openBarePostgresTable(url: string): Promise<BareTable> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('DROP TABLE IF EXISTS bench_bare');
  await client.query(
    'CREATE TABLE bench_bare (sequence bigserial PRIMARY KEY, entry text NOT NULL)',
  );
  return {
    async insert(texts) {
      await client.query({
        name: 'insert',
        text: 'INSERT INTO bench_bare (entry) SELECT unnest($1::text[])',
        values: [texts],
      });
    },
    async close() {
      await client.query('DROP TABLE bench_bare');
      await client.end();
    },
  };
}
