/** The key of a period as it is stored, or what is left of it. */
export interface StoredKey {
  readonly period: string;
  /** Encrypted; absent once it was erased. */
  readonly sealed: Uint8Array | undefined;
  readonly erasedAt: Date | undefined;
}

/** Keeps sealed keys by period. Several processes may use the same store at once. */
export interface KeyStore {
  read(period: string): Promise<StoredKey | undefined>;
  /** Adds a key unless the period has one, or had one that was erased. */
  insertAbsent(period: string, sealed: Uint8Array): Promise<void>;
  /** All of them, oldest first. */
  list(): Promise<readonly StoredKey[]>;
  /** Removes the key for good, such that the period is remembered; false when there is none. */
  erase(period: string, at: Date): Promise<boolean>;
  /** @throws {AuditStoreError} when what is known of the keys may not be in the store any more */
  assertInPlace(): void;
}

/** Where the store keeps what only its secret opens: no period is called like this. */
export const secretCheck = 'secret';

/** The store of a log without pseudonyms, for who may not make one. */
export const emptyKeyStore: KeyStore = {
  read: () => Promise.resolve(undefined),
  insertAbsent: () => Promise.resolve(),
  list: () => Promise.resolve([]),
  erase: () => Promise.resolve(false),
  assertInPlace: () => undefined,
};
