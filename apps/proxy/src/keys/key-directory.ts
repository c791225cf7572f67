import { timingSafeEqual } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { hashApiKey, isApiKey, type KeyKind } from './api-key.ts';
import { toKeyKind, type KeyOwner } from './key-owner.ts';
import type { KeyStore, StoredKey } from './key-store.ts';
import { createKeyUse } from './key-use.ts';
import { repeat } from './repeat.ts';

/** Whose key it is, or why it opens nothing. */
export type KeyLookup =
  | ({ readonly kind: 'valid' | 'expired' | 'revoked'; readonly keyId: string } & KeyOwner)
  | { readonly kind: 'unknown' }
  /** The store was out of reach for so long that a revocation may be unknown. */
  | { readonly kind: 'unavailable' };

export interface KeyDirectory {
  /** Looks a key up among those of its kind. Answers from memory, unless the key is new to it. */
  find(key: string, kind: KeyKind): Promise<KeyLookup>;
}

export interface RunningKeyDirectory extends KeyDirectory {
  /** Whether there is a key of that kind that is in use. */
  has(kind: KeyKind): boolean;
  /** Why no key can be told valid at present, or `undefined` if all is well. */
  readonly fault: string | undefined;
  /** How old what is known of the keys is, in milliseconds. */
  readonly ageMs: number;
  /** Looks at the store, unless a look is under way; resolves with its end. */
  refresh(): Promise<void>;
  /** Ends looking, and writes down the last uses. */
  stop(): Promise<void>;
}

export interface KeyDirectoryOptions {
  readonly store: KeyStore;
  readonly clock: () => Date;
  /** Time that has gone by, in milliseconds; unlike a clock, nobody sets it. */
  readonly elapsedMs?: () => number;
  /** How long the store is left alone between two looks at it, in milliseconds. */
  readonly intervalMs?: number;
  /** How old what is known may become before it counts for nothing, in milliseconds. */
  readonly maxAgeMs?: number;
  /** How often last uses are written down, in milliseconds. */
  readonly useIntervalMs?: number;
}

/** Looks for the sake of keys that nobody knows are no more frequent, whoever guesses them. */
const minLookIntervalMs = 100;

/**
 * Keeps the keys in memory, by their hash, and follows what other processes change in the store: a
 * key that is revoked there opens nothing here within `maxAgeMs`, whether the store answers or not.
 *
 * @throws if the first look fails
 */
export async function followKeyStore(options: KeyDirectoryOptions): Promise<RunningKeyDirectory> {
  const { store, clock, elapsedMs = () => performance.now() } = options;
  const { intervalMs = 500, maxAgeMs = 4_000, useIntervalMs = 5_000 } = options;
  const uses = createKeyUse({ store });
  let keys = new Map<string, StoredKey>();
  let version: string | undefined;
  let lookedAtMs = -Infinity;
  let startedAtMs = -Infinity;
  let look: Promise<void> | undefined;
  let nextLook: Promise<void> | undefined;

  async function lookNow(): Promise<void> {
    const asOfMs = elapsedMs();
    startedAtMs = asOfMs;
    const current = await store.version();
    if (current !== version) {
      const list = await store.list();
      keys = new Map(list.map((key) => [key.hash.toString('hex'), key]));
      version = current;
    }
    lookedAtMs = asOfMs;
  }

  function refresh(): Promise<void> {
    look ??= lookNow().finally(() => {
      look = undefined;
    });
    return look;
  }

  /** A look that begins after the call, for a key made a moment ago; shared by all who wait for it. */
  function refreshAnew(): Promise<void> {
    nextLook ??= (async () => {
      await delay(Math.max(0, startedAtMs + minLookIntervalMs - elapsedMs()));
      while (look) await look.catch(() => undefined);
      nextLook = undefined;
      await refresh();
    })();
    return nextLook;
  }

  const readAgeMs = () => elapsedMs() - lookedAtMs;

  function isStale(): boolean {
    return readAgeMs() >= maxAgeMs;
  }

  function findStored(hash: Buffer): StoredKey | undefined {
    const stored = keys.get(hash.toString('hex'));
    return stored && timingSafeEqual(stored.hash, hash) ? stored : undefined;
  }

  await refresh();
  const looking = repeat(refresh, intervalMs);
  const writing = repeat(() => uses.flush(), useIntervalMs);

  return {
    async find(key, kind) {
      if (!isApiKey(key, kind)) return { kind: 'unknown' };
      const hash = hashApiKey(key);
      if (!isStale() && !findStored(hash)) await refreshAnew().catch(() => undefined);
      if (isStale()) return { kind: 'unavailable' };
      const stored = findStored(hash);
      if (!stored || toKeyKind(stored.role) !== kind) return { kind: 'unknown' };
      const { id: keyId, role, name, revokedAt, expiresAt } = stored;
      const now = clock();
      if (revokedAt) return { kind: 'revoked', keyId, role, name };
      if (expiresAt && expiresAt <= now) return { kind: 'expired', keyId, role, name };
      uses.note(keyId, now);
      return { kind: 'valid', keyId, role, name };
    },
    has: (kind) =>
      [...keys.values()].some((key) => toKeyKind(key.role) === kind && isInUse(key, clock())),
    get fault() {
      return isStale() ? 'the key store of KEYS_URL cannot be read' : undefined;
    },
    get ageMs() {
      return readAgeMs();
    },
    refresh,
    async stop() {
      looking.stop();
      writing.stop();
      await look?.catch(() => undefined);
      await uses.flush().catch(() => undefined);
    },
  };
}

function isInUse({ revokedAt, expiresAt }: StoredKey, now: Date): boolean {
  return !revokedAt && (!expiresAt || expiresAt > now);
}
