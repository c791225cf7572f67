import pg from 'pg';

import { AuditStoreError, AuditUrlError } from '../errors.ts';
import type { PostgresLocation } from './parse-postgres-url.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const connectionLost = /^(?:08|57P0[1-5]|25P0[34])/;
const startedAnew = /^(?:40001|40P01)$/;
const noSuchTable = /^(?:42P01|3F000)$/;
const notAllowed = '42501';

/** Whether the connection broke or the server was going down: another one may do. */
export function isConnectionFault(error: unknown): boolean {
  if (error instanceof AuditStoreError || error instanceof AuditUrlError) return false;
  const code = toSqlState(error);
  // What comes from a socket has no state of the server's.
  return code === undefined || connectionLost.test(code) || startedAnew.test(code);
}

/** Says where a fault of a database is, and what it prevents. Repeats no value and no password. */
export function toStoreError(
  error: unknown,
  code: 'unwritable' | 'unreadable',
  location: PostgresLocation,
): Error {
  if (error instanceof AuditStoreError || error instanceof AuditUrlError) return error;
  if (error instanceof RangeError) return error;
  const place = describePlace(location);
  const state = toSqlState(error);
  if (state !== undefined && noSuchTable.test(state)) {
    const message = `${place} holds no audit log: its tables are not there.`;
    return new AuditStoreError('missing', message, { cause: error });
  }
  const what = code === 'unwritable' ? 'written to' : 'read';
  const advice = state === notAllowed ? ' Grant the user what the README lists.' : '';
  const message = `${place} cannot be ${what}: ${describe(error)}.${advice}`;
  return new AuditStoreError(code, message, { cause: error });
}

/** Names a place as an operator would, without user or password. */
export function describePlace({ host, port, database, schema }: PostgresLocation): string {
  return `The schema "${schema}" of the PostgreSQL database "${database}" at ${host}:${port}`;
}

function toSqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** An error that stands for several, one for each address tried, has a code but no message. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message.replace(/\.$/, '');
  return 'code' in error ? String(error.code) : error.name;
}
