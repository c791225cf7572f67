import { AuditStoreError } from '../errors.ts';
import { openConnection } from './connection.ts';
import type { Connection, Row, Statement } from './connection.ts';
import { assertKnownVersion, readSchemaVersion } from './migrate.ts';
import type { PostgresLocation } from './parse-postgres-url.ts';
import { describePlace, toStoreError } from './store-fault.ts';

const connectTimeoutMs = 10_000;
// Some hundreds of kilobytes at a time.
const maxRowsPerFetch = 1000;

/**
 * Opens a connection of its own for reading, in a transaction that sees everything as it was at one
 * moment, whoever writes meanwhile.
 *
 * @throws {AuditStoreError} `missing`, `newer` or `unreadable`
 */
export async function openSnapshot(location: PostgresLocation): Promise<Connection> {
  try {
    const connection = await openConnection(location, { connectMs: connectTimeoutMs });
    try {
      await connection.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const version = await readSchemaVersion(connection);
      assertKnownVersion(version, connection.schema);
      if (version > 0) return connection;
      const what = 'holds no audit log. Name the one that the proxy writes';
      throw new AuditStoreError('missing', `${describePlace(location)} ${what}.`);
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    throw toStoreError(error, 'unreadable', location);
  }
}

/** Reads within one snapshot. */
export async function inSnapshot<T>(
  location: PostgresLocation,
  read: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await openSnapshot(location);
  try {
    return await read(connection);
  } catch (error) {
    throw toStoreError(error, 'unreadable', location);
  } finally {
    connection.close();
  }
}

/** As `inSnapshot`, for what is read bit by bit. */
export async function* iterateSnapshot<T>(
  location: PostgresLocation,
  read: (connection: Connection) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const connection = await openSnapshot(location);
  try {
    yield* read(connection);
  } catch (error) {
    throw toStoreError(error, 'unreadable', location);
  } finally {
    connection.close();
  }
}

let cursorCount = 0;

/**
 * The rows of a query, some at a time, in constant memory. The next ones are under way while those
 * before are worked on.
 *
 * @param expectedRows how many are wanted, as far as that is known
 */
export async function* fetchRows(
  connection: Connection,
  { text, values = [] }: Statement,
  expectedRows: number = maxRowsPerFetch,
): AsyncGenerator<readonly Row[]> {
  const rowsPerFetch = Math.min(expectedRows, maxRowsPerFetch);
  cursorCount += 1;
  const cursor = `rows_${cursorCount}`;
  await connection.run({ text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values });
  const fetchNext = (): Promise<readonly Row[]> => {
    const next = connection.run(`FETCH ${rowsPerFetch} FROM ${cursor}`);
    // Whoever stops in the middle does not wait for it.
    next.catch(() => undefined);
    return next;
  };
  let next = fetchNext();
  for (;;) {
    const rows = await next;
    if (rows.length < rowsPerFetch) {
      yield rows;
      await connection.run(`CLOSE ${cursor}`);
      return;
    }
    next = fetchNext();
    yield rows;
  }
}
