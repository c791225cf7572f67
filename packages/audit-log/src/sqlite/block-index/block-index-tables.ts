import type { DatabaseSync } from 'node:sqlite';

/** So many entries make a block: the first one holds the sequences 1 to 4096. */
export const entriesPerBlock = 4096;

/** The postings of a block lie in so many rows, by the first bits of the hashes of their terms. */
export const bucketsPerBlock = 512;

// A block is in the index as soon as it has a row in `blocks`; whatever is not is searched entry by
// entry. Terms that many entries of a block have in common are kept as bits, not as postings.
const definition = `
  CREATE TABLE blocks (
    block INTEGER PRIMARY KEY,
    min_time TEXT NOT NULL,
    max_time TEXT NOT NULL,
    counts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE postings (
    bucket INTEGER PRIMARY KEY,
    postings BLOB NOT NULL
  ) STRICT;
  CREATE TABLE frequent_terms (
    block INTEGER NOT NULL,
    term INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (block, term)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entries_removed AFTER DELETE ON entries BEGIN
    DELETE FROM blocks WHERE block = (OLD.sequence - 1) / ${entriesPerBlock};
  END;
  CREATE TRIGGER entries_changed AFTER UPDATE OF entry ON entries BEGIN
    DELETE FROM blocks WHERE block = (OLD.sequence - 1) / ${entriesPerBlock};
  END;
`;

/** Makes an index without a block; within a transaction, in a database that has its entries. */
export function createBlockIndex(database: DatabaseSync): void {
  database.exec(definition);
}

/** The block that holds a sequence; they count from 0. */
export function blockOf(sequence: number): number {
  return Math.floor((sequence - 1) / entriesPerBlock);
}

/** First and last sequence of a block. */
export function boundsOf(block: number): { readonly first: number; readonly last: number } {
  return { first: block * entriesPerBlock + 1, last: (block + 1) * entriesPerBlock };
}
