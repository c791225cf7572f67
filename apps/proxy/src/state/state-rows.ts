/** What a store keeps: sealed bytes under a key that says nothing. */
export interface StateRow {
  readonly key: Buffer;
  readonly sealed: Buffer;
  readonly writtenAtMs: number;
}

export interface LockOptions {
  /** How long to wait for another holder, in milliseconds; 10,000 by default. */
  readonly waitTimeoutMs?: number;
  /** How long the lock is held at most, in milliseconds, before others get it; 30,000 by default. */
  readonly holdTimeoutMs?: number;
}

/**
 * One table of rows by kind and key. A write is durable when it resolves; anything that fails
 * rejects with `StateUnavailableError`.
 */
export interface StateRows {
  /** Those of the rows that there are, in no order. */
  read(kind: string, keys: readonly Buffer[]): Promise<readonly StateRow[]>;
  /** Adds the rows whose key is free, and returns the keys of these. */
  insertAbsent(kind: string, rows: readonly StateRow[]): Promise<readonly Buffer[]>;
  put(kind: string, row: StateRow): Promise<void>;
  touch(kind: string, keys: readonly Buffer[], writtenAtMs: number): Promise<void>;
  removeOlder(kind: string, beforeMs: number): Promise<void>;
  /** Runs while nobody else that shares the store holds the lock of that name. */
  withLock<Result>(
    name: string,
    run: () => Promise<Result>,
    options?: LockOptions,
  ): Promise<Result>;
  close(): Promise<void>;
}
