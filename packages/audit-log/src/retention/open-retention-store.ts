import type { AuditLocation } from '../audit-url.ts';
import { AuditUrlError } from '../errors.ts';
import type { RetentionStore } from './retention-store.ts';
import { openSqliteRetentionStore } from './sqlite/sqlite-retention-store.ts';

/**
 * Opens the part of a store that retention works on.
 *
 * @throws {AuditStoreError}
 */
export function openRetentionStore(location: AuditLocation): Promise<RetentionStore> {
  if (location.kind === 'sqlite') return Promise.resolve(openSqliteRetentionStore(location));
  return Promise.reject(new AuditUrlError('Retention of PostgreSQL is not supported yet.'));
}
