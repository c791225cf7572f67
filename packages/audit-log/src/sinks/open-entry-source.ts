import { parseAuditUrl } from '../audit-url.ts';
import type { EntrySource } from './entry-source.ts';
import { createPostgresEntrySource } from './postgres-entry-source.ts';
import { createSqliteEntrySource } from './sqlite-entry-source.ts';

/**
 * Reads the entries of logs for a forwarder.
 *
 * @param options `url` of the store, as `openAuditLog` takes it
 * @throws {AuditUrlError} when the URL names no supported store
 */
export function openEntrySource(options: { readonly url: string }): EntrySource {
  const location = parseAuditUrl(options.url);
  return location.kind === 'sqlite'
    ? createSqliteEntrySource(location.path)
    : createPostgresEntrySource(location);
}
