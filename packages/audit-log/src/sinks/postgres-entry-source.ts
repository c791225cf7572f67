import { openConnection } from '../postgres/connection.ts';
import type { Connection, Row, Statement } from '../postgres/connection.ts';
import type { PostgresLocation } from '../postgres/parse-postgres-url.ts';
import { toStoreError } from '../postgres/store-fault.ts';
import { takeWithin } from './entry-source.ts';
import type { EntrySource, SourceEntry } from './entry-source.ts';

// Ten times as long as the slowest of these reads on a busy server.
const timeoutMs = 10_000;

/** Reads the logs in a database, over a connection that is kept, and made anew once it broke. */
export function createPostgresEntrySource(location: PostgresLocation): EntrySource {
  let connecting: Promise<Connection> | undefined;

  async function connect(): Promise<Connection> {
    const latest = connecting;
    const open = await latest?.catch(() => undefined);
    if (open?.isOpen === true) return open;
    // Somebody else may have begun another one meanwhile.
    if (connecting === latest) {
      connecting = openConnection(location, { connectMs: timeoutMs, statementMs: timeoutMs });
    }
    return connecting ?? connect();
  }

  async function run(toStatement: (schema: string) => Statement): Promise<readonly Row[]> {
    try {
      const connection = await connect();
      // The server keeps to its own limit; this one is for a server that says nothing any more.
      const timer = setTimeout(() => {
        connection.close();
      }, timeoutMs * 2);
      try {
        return await connection.run(toStatement(connection.schema));
      } finally {
        clearTimeout(timer);
      }
    } catch (error) {
      throw toStoreError(error, 'unreadable', location);
    }
  }

  return {
    async readAfter(logId, sequence, limit) {
      const rows = await run((schema) => ({
        text: `SELECT sequence, entry FROM ${schema}.entries
               WHERE log_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
        values: [logId, sequence, limit.entries],
      }));
      return takeWithin(rows.map(toSourceEntry), limit);
    },
    async size(logId) {
      const [row] = await run((schema) => ({
        text: `SELECT size FROM ${schema}.logs WHERE log_id::text = $1`,
        values: [logId],
      }));
      return row === undefined ? undefined : Number(row['size']);
    },
    close() {
      connecting?.then(
        (connection) => {
          connection.close();
        },
        () => undefined,
      );
    },
  };
}

function toSourceEntry({ sequence, entry }: Row): SourceEntry {
  return { sequence: Number(sequence), entry: String(entry) };
}
