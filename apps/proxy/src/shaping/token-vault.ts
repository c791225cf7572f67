import type { State } from '../state/state.ts';
import { createRecentTokens } from './recent-tokens.ts';
import {
  createTokenRows,
  toCandidates,
  type TokenCandidates,
  type TokenValue,
} from './token-rows.ts';

/**
 * Knows which token stands for which value, for each group of consumers by itself. Rejects with
 * `StateUnavailableError` if the store fails.
 */
export interface TokenVault {
  /** The tokens of values, in their order. They can be resolved from then on, also after a crash. */
  issue(group: string, values: readonly TokenValue[]): Promise<readonly string[]>;
  /** What tokens of the group stand for; those that are unknown or expired are left out. */
  resolve(group: string, tokens: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

export interface TokenVaultOptions {
  readonly state: State;
  readonly clock?: () => Date;
  /** How long a token can be resolved after it was last issued, in milliseconds; 30 days. */
  readonly tokenLifetimeMs?: number;
}

const dayMs = 86_400_000;

/** Keeps the values sealed in the store, and the tokens issued of late in memory. */
export function createTokenVault(options: TokenVaultOptions): TokenVault {
  const { state, clock = () => new Date(), tokenLifetimeMs = 30 * dayMs } = options;
  const key = state.deriveKey('token');
  // A token issued again and again is renewed in the store now and then, not each time.
  const refreshAfterMs = tokenLifetimeMs / 30;
  const rows = createTokenRows({ collection: state.collection('token'), clock, refreshAfterMs });
  const recent = createRecentTokens({ maxAgeMs: refreshAfterMs, clock });
  const toExpiry = () => new Date(clock().getTime() - tokenLifetimeMs);
  let purgedAtMs = -Infinity;

  async function purge(): Promise<void> {
    const nowMs = clock().getTime();
    if (nowMs - purgedAtMs < refreshAfterMs) return;
    purgedAtMs = nowMs;
    await rows.removeOlder(toExpiry());
  }

  return {
    async issue(group, values) {
      const candidates = values.map((value) => toCandidates(key, group, value));
      const tokens = new Map<string, string>();
      const unknown = new Map<string, TokenCandidates>();
      for (const candidate of candidates) {
        const token = recent.get(candidate.digest);
        if (token === undefined) unknown.set(candidate.digest, candidate);
        else tokens.set(candidate.digest, token);
      }
      if (unknown.size > 0) {
        await purge();
        for (const [digest, token] of await rows.findOrAdd(group, [...unknown.values()])) {
          tokens.set(digest, token);
          recent.set(digest, token);
        }
      }
      return candidates.map(({ digest }) => tokens.get(digest) ?? '');
    },
    resolve: (group, tokens) => rows.resolve(group, tokens, toExpiry()),
  };
}
