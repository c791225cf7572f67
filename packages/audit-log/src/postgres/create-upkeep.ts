import type { Connection } from './connection.ts';
import { openConnection } from './connection.ts';
import type { PostgresLocation } from './parse-postgres-url.ts';

/** Does beside the writer what would keep it waiting. */
export interface Upkeep {
  /** Tells that something was written. */
  notice(): void;
  close(): void;
}

// Often enough that what is not sorted into the index yet is little.
const settleEveryMs = 2000;
const partitionsEveryMs = 3_600_000;
const timeoutMs = 30_000;
const monthsAhead = 2;

/** Makes the partitions of this month and the next ones, unless they are there. */
export async function makePartitions(connection: Connection): Promise<void> {
  for (let month = 0; month <= monthsAhead; month += 1) {
    await connection.run(
      `SELECT ${connection.schema}.make_partition(
         (now() AT TIME ZONE 'UTC' + interval '${month} month')::date)`,
    );
  }
}

/**
 * Makes the partitions of the months to come, and sorts into the index what was written, over a
 * connection of its own. Failures do no harm: entries without a partition go to the default one, and
 * PostgreSQL sorts by itself in the end.
 */
export function createUpkeep(location: PostgresLocation): Upkeep {
  let connection: Connection | undefined;
  let hasWritten = false;
  let isRunning = false;
  let isClosed = false;
  let partitionsAt = -Infinity;

  async function connect(): Promise<Connection> {
    if (connection?.isOpen === true) return connection;
    connection = await openConnection(location, { connectMs: timeoutMs, statementMs: timeoutMs });
    if (isClosed) connection.close();
    return connection;
  }

  async function work(): Promise<void> {
    const current = await connect();
    if (performance.now() - partitionsAt > partitionsEveryMs) {
      partitionsAt = performance.now();
      await makePartitions(current);
    }
    if (!hasWritten) return;
    hasWritten = false;
    await current.run(`SELECT ${current.schema}.settle_index()`);
  }

  function tick(): void {
    if (isRunning) return;
    const isDue = hasWritten || performance.now() - partitionsAt > partitionsEveryMs;
    if (!isDue) return;
    isRunning = true;
    work()
      .catch(() => {
        connection?.close();
        connection = undefined;
      })
      .finally(() => {
        isRunning = false;
      });
  }

  const timer = setInterval(tick, settleEveryMs);
  return {
    notice() {
      hasWritten = true;
    },
    close() {
      isClosed = true;
      clearInterval(timer);
      connection?.close();
    },
  };
}
