import { resolve } from 'node:path';

import { AuditUrlError } from './errors.ts';
import { parsePostgresUrl } from './postgres/parse-postgres-url.ts';
import type { PostgresLocation } from './postgres/parse-postgres-url.ts';

/** A log in a file. */
export interface SqliteLocation {
  readonly kind: 'sqlite';
  /** Absolute path of the database file. */
  readonly path: string;
}

/** Where a log is kept. */
export type AuditLocation = SqliteLocation | PostgresLocation;

const shouldBe =
  'it should be sqlite:<path>, such as sqlite:./data/audit.db or sqlite:/var/lib/audit/audit.db, ' +
  'or postgres://<user>:<password>@<host>/<database>';

/**
 * Reads an audit URL. The message of an error repeats nothing of it but the scheme and names of
 * parameters, because a URL may carry a password.
 *
 * @param url `sqlite:<path>`, where a relative path counts from the working directory, or
 * `postgres://…`
 * @throws {AuditUrlError} when it names no store that is supported
 */
export function parseAuditUrl(url: string): AuditLocation {
  const [, scheme, rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(url) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'sqlite':
      return { kind: 'sqlite', path: toDatabasePath(rest) };
    case 'postgres':
    case 'postgresql':
      return parsePostgresUrl(url);
    case undefined:
      throw new AuditUrlError(`The audit URL (AUDIT_URL) has no scheme: ${shouldBe}.`);
    default:
      throw new AuditUrlError(
        `The audit URL (AUDIT_URL) has the unknown scheme "${String(scheme)}:": ${shouldBe}.`,
      );
  }
}

/**
 * Absolute path that the names of files begin with which belong to a log, but lie outside of it: the
 * key that signs its checkpoints, and the checkpoints. Those of a server are in `./data`.
 */
export function toFilesPath(location: AuditLocation): string {
  return location.kind === 'sqlite' ? location.path : resolve('data', 'audit-postgres');
}

function toDatabasePath(path: string): string {
  if (path === '') throw new AuditUrlError(`The audit URL (AUDIT_URL) has no path: ${shouldBe}.`);
  if (path === ':memory:' || path.includes('\0')) {
    throw new AuditUrlError(`The audit URL (AUDIT_URL) must name a file: ${shouldBe}.`);
  }
  // Whether //data/audit.db means a host, a relative or an absolute path is anybody's guess.
  if (/^\/\/(?!\/)/.test(path)) {
    throw new AuditUrlError(`The audit URL (AUDIT_URL) has two slashes too many: ${shouldBe}.`);
  }
  return resolve(path);
}
