import type { AuditLocation } from '../audit-url.ts';
import { openPostgresRetentionStore } from './postgres/postgres-retention-store.ts';
import type { RetentionStore } from './retention-store.ts';
import { openSqliteRetentionStore } from './sqlite/sqlite-retention-store.ts';

/**
 * Opens the part of a store that retention works on.
 *
 * @throws {AuditStoreError}
 */
export async function openRetentionStore(location: AuditLocation): Promise<RetentionStore> {
  return location.kind === 'sqlite'
    ? openSqliteRetentionStore(location)
    : openPostgresRetentionStore(location);
}
