import { parseAuditUrl } from '../audit-url.ts';
import { AuditUrlError } from '../errors.ts';
import type { EntrySource } from './entry-source.ts';
import { createSqliteEntrySource } from './sqlite-entry-source.ts';

/**
 * Reads the entries of a log for a forwarder.
 *
 * @param options `url` of the store, as `openAuditLog` takes it, and `logId` of the log in it
 * @throws {AuditUrlError} when the URL names no store that can be forwarded from
 */
export function openEntrySource(options: {
  readonly url: string;
  readonly logId: string;
}): EntrySource {
  const location = parseAuditUrl(options.url);
  if (location.kind === 'sqlite') return createSqliteEntrySource(location.path, options.logId);
  throw new AuditUrlError('Entries of a log in PostgreSQL cannot be forwarded yet.');
}
