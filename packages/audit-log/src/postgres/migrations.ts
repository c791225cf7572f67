/**
 * What brings the tables from one version to the next, in order; none is ever changed again.
 *
 * The columns beside the entry are what queries look for. `terms` are hashes of everything in an entry
 * that identifies something, see `toTerms`: one index finds records, people and requests.
 *
 * @param schema quoted name of the schema
 */
export function toMigrations(schema: string): readonly string[] {
  return [
    `
    CREATE TABLE ${schema}.logs (
      log_id uuid PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('access', 'readings')),
      size bigint NOT NULL DEFAULT 0,
      frontier bytea NOT NULL DEFAULT '',
      writer_epoch bigint NOT NULL DEFAULT 0,
      writer text NOT NULL,
      heartbeat_at timestamptz NOT NULL DEFAULT now(),
      closed_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now()
    ) WITH (fillfactor = 50);

    CREATE TABLE ${schema}.entries (
      log_id uuid NOT NULL,
      sequence bigint NOT NULL,
      time timestamptz NOT NULL,
      entry text NOT NULL,
      leaf_hash bytea NOT NULL,
      node_hashes bytea,
      consumer text,
      operation text,
      decision text NOT NULL,
      record_count integer NOT NULL,
      terms integer[] NOT NULL,
      PRIMARY KEY (log_id, sequence, time)
    ) PARTITION BY RANGE (time);
    CREATE TABLE ${schema}.entries_default PARTITION OF ${schema}.entries DEFAULT;
    CREATE INDEX entries_by_time ON ${schema}.entries (time);
    CREATE INDEX entries_by_consumer ON ${schema}.entries (consumer, time);
    CREATE INDEX entries_by_operation ON ${schema}.entries (operation, time);
    CREATE INDEX entries_by_term ON ${schema}.entries USING gin (terms)
      WITH (gin_pending_list_limit = ${pendingListLimitKb});

    CREATE TABLE ${schema}.tree_heads (
      log_id uuid NOT NULL,
      size bigint NOT NULL,
      root_hash bytea NOT NULL,
      PRIMARY KEY (log_id, size)
    );

    CREATE TABLE ${schema}.open_intents (
      log_id uuid NOT NULL,
      sequence bigint NOT NULL,
      time timestamptz NOT NULL,
      request_id text NOT NULL,
      PRIMARY KEY (log_id, sequence)
    );
    CREATE INDEX open_intents_by_request ON ${schema}.open_intents (request_id);

    CREATE TABLE ${schema}.tombstones (
      log_id uuid NOT NULL,
      first_sequence bigint NOT NULL,
      last_sequence bigint NOT NULL,
      note text NOT NULL,
      request_id text NOT NULL,
      removed_to bigint NOT NULL,
      progress bytea,
      PRIMARY KEY (log_id, first_sequence)
    );

    CREATE TABLE ${schema}.holds (
      name text PRIMARY KEY,
      terms text NOT NULL
    );

    CREATE TABLE ${schema}.pseudonym_keys (
      period text PRIMARY KEY,
      sealed bytea,
      erased_at timestamptz
    );

    CREATE FUNCTION ${schema}.make_partition(month date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp SET lock_timeout = '1s' AS $$
    DECLARE
      starts timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
      ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
      partition text := 'entries_' || to_char(month, 'YYYY_MM');
    BEGIN
      IF EXISTS (SELECT FROM pg_class WHERE relname = partition
                 AND relnamespace = '${schema}'::regnamespace) THEN
        RETURN false;
      END IF;
      -- Before any table is read: who holds one, and waits for its turn, is in the way of attaching.
      PERFORM pg_advisory_xact_lock(${partitionLock});
      IF EXISTS (SELECT FROM pg_class WHERE relname = partition
                 AND relnamespace = '${schema}'::regnamespace) THEN
        RETURN false;
      END IF;
      -- What is there already stays there: it cannot be in two places.
      IF EXISTS (SELECT FROM ${schema}.entries_default WHERE time >= starts AND time < ends) THEN
        RETURN false;
      END IF;
      EXECUTE format('CREATE TABLE ${schema}.%I (LIKE ${schema}.entries INCLUDING DEFAULTS)', partition);
      -- Unlike CREATE TABLE … PARTITION OF, this does not keep writers waiting.
      EXECUTE format('ALTER TABLE ${schema}.entries ATTACH PARTITION ${schema}.%I FOR VALUES FROM (%L) TO (%L)',
                     partition, starts, ends);
      RETURN true;
    END $$;

    CREATE FUNCTION ${schema}.settle_index() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      PERFORM gin_clean_pending_list(index.indexrelid)
      FROM pg_index AS index
      JOIN pg_inherits ON inhrelid = index.indrelid
      JOIN pg_class AS class ON class.oid = index.indexrelid
      JOIN pg_am ON pg_am.oid = class.relam
      WHERE inhparent = '${schema}.entries'::regclass AND amname = 'gin'
        AND pg_relation_size(index.indexrelid) > 8192;
    END $$;

    REVOKE ALL ON FUNCTION ${schema}.make_partition(date), ${schema}.settle_index() FROM PUBLIC;
    `,
  ];
}

/** One makes partitions at a time. */
const partitionLock = 7_202_611_210;

/**
 * So much is written to the index of terms without being sorted into it, at most: what would keep a
 * writer waiting for half a second is done beside it, see `createUpkeep`.
 */
const pendingListLimitKb = 65_536;
