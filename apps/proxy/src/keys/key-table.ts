import Table from 'cli-table3';
import type { StoredKey } from './key-store.ts';

/** A key as `list` shows it; times are ISO 8601, UTC. */
export interface KeyDescription {
  readonly id: string;
  readonly role: StoredKey['role'];
  readonly name: string;
  readonly state: 'valid' | 'expired' | 'revoked';
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** As of a few seconds ago; `null` if it never was. */
  readonly lastUsedAt: string | null;
}

/** Says everything about a key but its hash. */
export function describeKey(key: StoredKey, now: Date): KeyDescription {
  const { id, role, name, createdAt, expiresAt, revokedAt, lastUsedAt } = key;
  const isExpired = expiresAt !== undefined && expiresAt <= now;
  return {
    ...{ id, role, name },
    state: revokedAt ? 'revoked' : isExpired ? 'expired' : 'valid',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

export function toKeyTable(keys: readonly KeyDescription[]): string {
  const table = new Table({
    head: ['id', 'role', 'name', 'state', 'created', 'expires', 'last used'],
    style: { head: [], border: [] },
  });
  for (const { id, role, name, state, createdAt, expiresAt, lastUsedAt } of keys)
    table.push([id, role, name, state, createdAt, expiresAt ?? 'never', lastUsedAt ?? 'never']);
  return table.toString();
}
