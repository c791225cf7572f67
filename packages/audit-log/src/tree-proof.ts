/** A tree over the first entries of a log. */
export interface LogTree {
  /** UUID of the log. */
  readonly logId: string;
  /** Number of entries. */
  readonly size: number;
  /** Root of the Merkle tree over them. */
  readonly rootHash: Uint8Array;
}

/** Shows that an entry is in a tree. */
export interface InclusionProof extends LogTree {
  readonly sequence: number;
  /** The entry in the canonical form that was hashed. */
  readonly entry: string;
  readonly leafHash: Uint8Array;
  /** The siblings on the way up, from the leaf's to one below the root. */
  readonly hashes: readonly Uint8Array[];
}

/** Shows that a tree begins with another one. */
export interface ConsistencyProof extends LogTree {
  readonly fromSize: number;
  readonly fromRootHash: Uint8Array;
  readonly hashes: readonly Uint8Array[];
}
