import type { DatabaseSync } from 'node:sqlite';

import type { AuditCondition } from '../../audit-reader.ts';
import { boundsOf, bucketsPerBlock } from './block-index-tables.ts';
import { bucketOf, findPositions, readBits } from './block-postings.ts';
import { termsFor } from './entry-terms.ts';
import type { TermHash } from './entry-terms.ts';

/** Where in a block to look. */
export type BlockCandidates =
  /** The block has no index, or the condition nothing that is indexed: anywhere. */
  | 'all'
  /** Sequences, ascending; an entry that is not among them does not match. */
  | readonly number[];

/** Finds the entries of a block that may meet a condition. */
export type BlockSearch = (block: number) => BlockCandidates;

const none: BlockCandidates = [];

/** Prepares the search of a database that has the index of blocks. */
export function prepareBlockSearch(database: DatabaseSync, condition: AuditCondition): BlockSearch {
  const selectBlock = database.prepare('SELECT min_time, max_time FROM blocks WHERE block = ?');
  const selectPostings = database.prepare('SELECT postings FROM postings WHERE bucket = ?');
  const selectFrequent = database.prepare(
    'SELECT entries FROM frequent_terms WHERE block = ? AND term = ?',
  );
  for (const select of [selectBlock, selectPostings, selectFrequent]) select.setReturnArrays(true);
  const since = condition.since?.toISOString() ?? '';
  const until = condition.until?.toISOString() ?? '~';
  const wanted = termsFor(condition);

  function find(block: number, term: TermHash): readonly number[] {
    const bucket = block * bucketsPerBlock + bucketOf(term);
    const [postings] = values(selectPostings.get(bucket));
    const positions = postings instanceof Uint8Array ? findPositions(postings, term) : [];
    if (positions.length > 0) return positions;
    const [entries] = values(selectFrequent.get(block, term));
    return entries instanceof Uint8Array ? readBits(entries) : [];
  }

  function findAny(block: number, terms: readonly TermHash[]): readonly number[] {
    if (terms.length === 1) return find(block, terms[0] ?? 0);
    const positions = new Set(terms.flatMap((term) => find(block, term)));
    return [...positions].sort((one, other) => one - other);
  }

  return (block) => {
    const [minTime, maxTime] = values(selectBlock.get(block));
    if (typeof minTime !== 'string' || typeof maxTime !== 'string') return 'all';
    if (maxTime < since || minTime >= until) return none;
    let positions: readonly number[] | undefined;
    for (const terms of wanted) {
      const found = findAny(block, terms);
      if (positions === undefined) positions = found;
      else {
        const both = new Set(found);
        positions = positions.filter((position) => both.has(position));
      }
      if (positions.length === 0) return none;
    }
    const { first } = boundsOf(block);
    return positions?.map((position) => first + position) ?? 'all';
  };
}

/** A row as a list, as setReturnArrays promises and the types of Node.js do not know. */
function values(row: object | undefined): readonly unknown[] {
  return Array.isArray(row) ? row : [];
}
