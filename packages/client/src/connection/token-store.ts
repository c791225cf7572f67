import { isObject } from '../answer/json.ts';

/** Tokens as they are kept: plain data, ready for JSON. */
export interface StoredToken {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/**
 * Keeps the tokens of one user beyond the process, or shares them among several. They are secrets.
 * What it throws, the call that needed it rejects with.
 */
export interface TokenStore {
  /** What was kept last, by any process; `undefined` where there is nothing. */
  readonly get: () => Promise<StoredToken | undefined>;
  readonly set: (token: StoredToken) => Promise<void>;
}

/** Whether this is what was kept: whatever else a store yields counts as nothing. */
export function isStoredToken(value: unknown): value is StoredToken {
  return (
    isObject(value) &&
    typeof value['accessToken'] === 'string' &&
    typeof value['expiresAtMs'] === 'number'
  );
}
