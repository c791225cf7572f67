import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { parseAuditUrl } from '../../src/audit-url.ts';
import { startPostgres } from '../fixtures/postgres.ts';
import type { PostgresServer } from '../fixtures/postgres.ts';
import { createPlace, tamper } from '../fixtures/temporary-log.ts';

/** A place for logs that the contract is tried on. */
export interface TestStore {
  readonly name: string;
  /** Whether several writers may be at work at once. */
  readonly isShared: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** URL of a store that nobody has used yet. */
  createUrl(): string;
  /** Changes rows as somebody with access to the store would. */
  change(url: string, sql: string): Promise<void>;
}

const sqlite: TestStore = {
  name: 'SQLite',
  isShared: false,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  createUrl: () => createPlace().url,
  change(url, sql) {
    tamper(url.slice('sqlite:'.length), sql);
    return Promise.resolve();
  },
};

let server: PostgresServer | undefined;
let databaseUrl = '';

const postgres: TestStore = {
  name: 'PostgreSQL',
  isShared: true,
  async start() {
    server = await startPostgres();
    databaseUrl = await server.createDatabase();
  },
  async stop() {
    await server?.close();
  },
  createUrl: () => `${databaseUrl}?schema=audit_${randomBytes(6).toString('hex')}`,
  async change(url, sql) {
    const location = parseAuditUrl(url);
    if (location.kind !== 'postgres') throw new TypeError('This is no URL of PostgreSQL.');
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      await client.query(`SET search_path = ${location.schema}; ${sql}`);
    } finally {
      await client.end();
    }
  },
};

export const stores: readonly TestStore[] = [sqlite, postgres];
