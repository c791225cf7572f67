import { openConnection } from '../../postgres/connection.ts';
import type { Connection, Row } from '../../postgres/connection.ts';
import type { PostgresLocation } from '../../postgres/parse-postgres-url.ts';
import { toStoreError } from '../../postgres/store-fault.ts';
import { ok, problem, warning } from './diagnosis.ts';
import type { Diagnosis, Examination } from './diagnosis.ts';

type PostgresExamination = Examination<PostgresLocation>;

const timeouts = { connectMs: 5000, statementMs: 5000 };
const clockSkewSeconds = 5;

/** Which version the server and the tables have, and whether the server keeps what it promises. */
export const examineServer: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask, schema }) => {
    const check = 'format';
    const [row] = await ask(
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
         current_setting('full_page_writes') AS full_pages`,
    );
    const findings: Diagnosis[] = [
      ok(check, `PostgreSQL ${text(row, 'version')}, schema ${schema}`),
    ];
    if (row?.['fsync'] !== 'on' || row['full_pages'] !== 'on') {
      const what = 'fsync or full_page_writes are off: a power cut may take acknowledged entries';
      findings.push(problem(check, what, 'Turn both on in the configuration of the server.'));
    }
    return findings;
  });

/** Whether this user may do what a writer does. */
export const examinePrivileges: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask, schema }) => {
    const check = 'writable';
    const [row] = await ask(
      `SELECT pg_is_in_recovery() AS is_replica,
         current_setting('default_transaction_read_only') AS read_only,
         has_table_privilege('${schema}.entries', 'INSERT')
           AND has_table_privilege('${schema}.logs', 'INSERT, UPDATE') AS may_write`,
    );
    if (row?.['is_replica'] === true || row?.['read_only'] === 'on') {
      const advice = 'Name the primary server in AUDIT_URL.';
      return [problem(check, 'the server takes no writes: it is a replica or read-only', advice)];
    }
    if (row?.['may_write'] === true) return [ok(check, 'this user may append entries')];
    const advice =
      'The proxy needs a user who may; an auditor can do without, but not be recorded.';
    return [warning(check, 'this user may not append entries', advice)];
  });

/** Who writes which log. */
export const examineWriters: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask, schema }) => {
    const check = 'writer';
    const rows = await ask(
      `SELECT log_id::text AS log_id, kind, writer, closed_at IS NOT NULL AS is_closed,
         extract(epoch FROM now() - heartbeat_at)::int AS silent_seconds
       FROM ${schema}.logs ORDER BY created_at`,
    );
    const open = rows.filter((row) => row['is_closed'] !== true);
    if (open.length === 0) return [ok(check, 'no process writes a log now')];
    return open.map((row) => {
      const what = `${text(row, 'kind')} log ${text(row, 'log_id')} is held by ${text(row, 'writer')}`;
      const silentSeconds = Number(row['silent_seconds']);
      if (silentSeconds <= 60) return ok(check, what);
      const advice = 'Its proxy ended without closing it, or cannot reach the server; look there.';
      return warning(check, `${what}, which is silent for ${silentSeconds} s`, advice);
    });
  });

/** Whether each month has a partition before its first entry comes. */
export const examinePartitions: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask, schema }) => {
    const check = 'partitions';
    const [row] = await ask(
      `SELECT
         to_regclass(format('${schema}.%I', 'entries_' || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM'))) IS NOT NULL AS has_this,
         to_regclass(format('${schema}.%I', 'entries_' || to_char(now() AT TIME ZONE 'UTC' + interval '1 month', 'YYYY_MM'))) IS NOT NULL AS has_next,
         EXISTS (SELECT FROM ${schema}.entries_default) AS has_strays`,
    );
    const findings: Diagnosis[] = [];
    const isAhead = row?.['has_this'] === true && row['has_next'] === true;
    if (isAhead) findings.push(ok(check, 'this month and the next have theirs'));
    else {
      const advice = 'A running proxy makes them; see that its user may call make_partition.';
      findings.push(warning(check, 'this month or the next has none yet', advice));
    }
    if (row?.['has_strays'] === true) {
      const what = 'some entries are in the default partition: there was none of their month';
      findings.push(warning(check, what, 'They count like all others; only retention is slower.'));
    }
    return findings;
  });

/** Whether all indexes may be used. */
export const examinePostgresIndexes: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask, schema }) => {
    const check = 'indexes';
    const rows = await ask(
      `SELECT class.relname AS name FROM pg_index AS index
       JOIN pg_class AS class ON class.oid = index.indexrelid
       WHERE class.relnamespace = '${schema}'::regnamespace
         AND NOT (index.indisvalid AND index.indisready)`,
    );
    if (rows.length === 0) return [ok(check, 'all of them are valid')];
    const names = rows.map((row) => text(row, 'name')).join(', ');
    return [problem(check, `not valid: ${names}`, 'Run REINDEX on them.')];
  });

/** How large the store is; what is free, only the server knows. */
export const examineSize: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask }) => {
    const [row] = await ask('SELECT pg_size_pretty(pg_database_size(current_database())) AS size');
    const message = `the database takes ${text(row, 'size')}; what is free, look up at the server`;
    return [ok('free disk space', message)];
  });

/** Whether the server is of the same time as this machine. */
export const examineServerClock: PostgresExamination = ({ location }) =>
  withConnection(location, async ({ ask }) => {
    const check = 'clock';
    const before = Date.now();
    const [row] = await ask('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now');
    const after = Date.now();
    const server = Number(row?.['now']);
    const skewMs = Math.max(before - server, server - after, 0);
    const message = `the server is ${Math.round(skewMs / 1000)} s off`;
    if (skewMs <= clockSkewSeconds * 1000) return [ok(check, message)];
    return [warning(check, message, 'Let both machines set their clocks by NTP.')];
  });

/** A connection for a few questions. */
interface Session {
  /** Quoted. */
  readonly schema: string;
  readonly ask: (sql: string) => Promise<readonly Row[]>;
}

async function withConnection(
  location: PostgresLocation,
  look: (session: Session) => Promise<readonly Diagnosis[]>,
): Promise<readonly Diagnosis[]> {
  let connection: Connection | undefined;
  try {
    const opened = await openConnection(location, timeouts);
    connection = opened;
    return await look({ schema: opened.schema, ask: (sql) => opened.run(sql) });
  } catch (error) {
    throw toStoreError(error, 'unreadable', location);
  } finally {
    connection?.close();
  }
}

function text(row: Row | undefined, column: string): string {
  return String(row?.[column]);
}
