export interface RecentTokens {
  get(digest: string): string | undefined;
  set(digest: string, token: string): void;
}

export interface RecentTokensOptions {
  readonly maxAgeMs: number;
  readonly clock: () => Date;
  /** How many are kept; 50,000 by default, some 10 MB. */
  readonly maxCount?: number;
}

/** Remembers the tokens used last, by the digest of their value: no value is held in memory. */
export function createRecentTokens(options: RecentTokensOptions): RecentTokens {
  const { maxAgeMs, clock, maxCount = 50_000 } = options;
  const entries = new Map<string, { readonly token: string; readonly issuedAtMs: number }>();
  return {
    get(digest) {
      const entry = entries.get(digest);
      if (!entry || clock().getTime() - entry.issuedAtMs >= maxAgeMs) return undefined;
      entries.delete(digest); // to the end: what is used stays
      entries.set(digest, entry);
      return entry.token;
    },
    set(digest, token) {
      entries.delete(digest);
      entries.set(digest, { token, issuedAtMs: clock().getTime() });
      if (entries.size <= maxCount) return;
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}
