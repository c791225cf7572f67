import { timingSafeEqual } from 'node:crypto';
import { hashApiKey, isApiKey } from './api-key.ts';
import type { KeyStore, StoredKey } from './key-store.ts';

/** Whose key it is, or why it opens nothing. */
export type KeyLookup =
  | { readonly kind: 'valid'; readonly keyId: string; readonly consumer: string }
  | { readonly kind: 'expired' | 'revoked'; readonly keyId: string; readonly consumer: string }
  | { readonly kind: 'unknown' };

export interface KeyDirectory {
  find(key: string): KeyLookup;
}

export interface KeyDirectoryOptions {
  readonly store: KeyStore;
  readonly clock: () => Date;
  /** How long a change made by another process may stay unnoticed, in milliseconds. */
  readonly maxAgeMs?: number;
}

/** Keeps the keys in memory, by their hash, and follows what other processes change in the store. */
export function createKeyDirectory(options: KeyDirectoryOptions): KeyDirectory {
  const { store, clock, maxAgeMs = 1_000 } = options;
  let keys = new Map<string, StoredKey>();
  let version: number | undefined;
  let checkedAtMs = -Infinity;

  function refresh(nowMs: number): void {
    if (nowMs - checkedAtMs < maxAgeMs) return;
    const currentVersion = store.version();
    if (currentVersion !== version) {
      keys = new Map(store.list().map((key) => [key.hash.toString('hex'), key]));
      version = currentVersion;
    }
    checkedAtMs = nowMs;
  }

  return {
    find(key) {
      const now = clock();
      refresh(now.getTime());
      if (!isApiKey(key)) return { kind: 'unknown' };
      const hash = hashApiKey(key);
      const stored = keys.get(hash.toString('hex'));
      if (!stored || !timingSafeEqual(stored.hash, hash)) return { kind: 'unknown' };
      const { id: keyId, consumer, revokedAt, expiresAt } = stored;
      if (revokedAt) return { kind: 'revoked', keyId, consumer };
      if (expiresAt && expiresAt <= now) return { kind: 'expired', keyId, consumer };
      return { kind: 'valid', keyId, consumer };
    },
  };
}
