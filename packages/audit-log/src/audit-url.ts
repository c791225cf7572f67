import { resolve } from 'node:path';

import { AuditUrlError } from './errors.ts';

/** Where a log is kept. */
export interface SqliteLocation {
  readonly kind: 'sqlite';
  /** Absolute path of the database file. */
  readonly path: string;
}

const shouldBe =
  'it should be sqlite:<path>, such as sqlite:./data/audit.db or sqlite:/var/lib/audit/audit.db';

/**
 * Reads an audit URL. The message of an error repeats nothing of it but the scheme, because a URL
 * may carry a password.
 *
 * @param url `sqlite:<path>`; a relative path counts from the working directory
 * @throws {AuditUrlError} when it names no store that is supported
 */
export function parseAuditUrl(url: string): SqliteLocation {
  const [, scheme, rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(url) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'sqlite':
      return { kind: 'sqlite', path: toDatabasePath(rest) };
    case 'postgres':
    case 'postgresql':
      throw new AuditUrlError(
        `The audit URL (AUDIT_URL) names PostgreSQL, which is not supported yet: ${shouldBe}.`,
      );
    case undefined:
      throw new AuditUrlError(`The audit URL (AUDIT_URL) has no scheme: ${shouldBe}.`);
    default:
      throw new AuditUrlError(
        `The audit URL (AUDIT_URL) has the unknown scheme "${String(scheme)}:": ${shouldBe}.`,
      );
  }
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
