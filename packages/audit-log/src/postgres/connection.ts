import { Socket } from 'node:net';

import pg from 'pg';

import type { PostgresLocation } from './parse-postgres-url.ts';
import { toTlsOptions } from './tls-options.ts';

/** How long things may take on a connection, in milliseconds. */
export interface ConnectionTimeouts {
  readonly connectMs: number;
  /** For each statement, which the server ends by itself; nothing is no limit. */
  readonly statementMs?: number;
}

/** A row, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** A statement and its values; one with a name is prepared once. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
}

/** A session at the server. */
export interface Connection {
  /** The schema of the audit log, quoted. */
  readonly schema: string;
  /** Number of the server's process. */
  readonly backendId: number;
  /** False once the connection broke; it is of no use any more then. */
  readonly isOpen: boolean;
  run(statement: string | Statement): Promise<readonly Row[]>;
  /** Ends the session without waiting for anything: a server that hangs does not answer. */
  close(): void;
}

/**
 * Connects to a database. What the connection reads and writes is its schema; times are in UTC.
 *
 * @throws {Error} of the driver, or {AuditUrlError} when a file that the URL names cannot be read
 */
export async function openConnection(
  location: PostgresLocation,
  { connectMs, statementMs = 0 }: ConnectionTimeouts,
): Promise<Connection> {
  const { host, port, database, user, password, schema, tls } = location;
  const socket = new Socket();
  const client = new pg.Client({
    ...{ host, port, database, user, password },
    ssl: toTlsOptions(tls),
    stream: () => socket,
    application_name: location.applicationName ?? 'nexudus-audit',
    connectionTimeoutMillis: Math.min(connectMs, location.connectTimeoutMs ?? Infinity),
    keepAlive: true,
    types,
    enableChannelBinding: location.usesChannelBinding,
  });
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    isOpen = false;
    // Politely, if the connection still takes it; the server needs no more than that.
    client.end().catch(ignore);
    socket.destroySoon();
    setTimeout(() => socket.destroy(), 100).unref();
  };
  client.on('error', () => {
    isOpen = false;
  });
  client.on('end', () => {
    isOpen = false;
  });

  async function runNow(statement: string | Statement): Promise<readonly Row[]> {
    const {
      text,
      values = [],
      name,
    } = typeof statement === 'string' ? { text: statement } : statement;
    const result: { readonly rows?: readonly Row[] } = await client.query<Row>({
      text,
      values: [...values],
      ...(name !== undefined && { name }),
    });
    // Of several statements at once there are several results, which nobody asks for.
    return result.rows ?? [];
  }

  const timer = setTimeout(close, connectMs);
  try {
    await client.connect();
    // Set afterwards rather than asked for when connecting, which PgBouncer refuses.
    await client.query(`
      SET TIME ZONE 'UTC';
      SET search_path = pg_catalog;
      SET synchronous_commit = on;
      SET statement_timeout = ${Math.ceil(statementMs)};
      SET lock_timeout = ${Math.ceil(statementMs)};
      SET idle_in_transaction_session_timeout = ${idleTimeoutMs};
      SET tcp_keepalives_idle = 10;
      SET tcp_keepalives_interval = 5;
      SET tcp_keepalives_count = 3;
    `);
  } catch (error) {
    close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return {
    schema: pg.escapeIdentifier(schema),
    backendId: toBackendId(client),
    get isOpen() {
      return isOpen;
    },
    run(statement) {
      // The driver is about to stop queueing by itself.
      const result = last.then(() => runNow(statement));
      last = result.catch(ignore);
      return result;
    },
    close,
  };
}

// A reader that was forgotten must not keep the tables from being looked after for ever.
const idleTimeoutMs = 3_600_000;

/** Sizes and sequences stay far below what a number holds exactly. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

function toBackendId(client: pg.Client): number {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : 0;
}

function ignore(): void {
  // The connection is gone either way.
}
