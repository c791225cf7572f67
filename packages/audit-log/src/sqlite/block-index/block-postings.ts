import { bucketsPerBlock, entriesPerBlock } from './block-index-tables.ts';
import type { TermHash } from './entry-terms.ts';

/** Where the terms of a block occur. */
export interface BlockPostings {
  /** Rows by their place in the block. */
  readonly buckets: readonly { readonly bucket: number; readonly postings: Uint8Array }[];
  /** Terms that are better kept as one bit for each entry. */
  readonly frequent: readonly { readonly term: TermHash; readonly entries: Uint8Array }[];
}

/** Gathers the terms of a block. */
export interface PostingsBuilder {
  /** @param position of the entry in its block, from 0 on */
  add(term: TermHash, position: number): void;
  build(): BlockPostings;
}

// 12 bits for the position in the block, 20 of the 23 that the bucket leaves of the hash.
const bitsOfPosition = Math.log2(entriesPerBlock);
const hashesPerBucket = 2 ** 32 / bucketsPerBlock;
const hashesPerTag = hashesPerBucket / 2 ** (32 - bitsOfPosition);
const bytesPerPosting = 4;
const bytesOfBits = entriesPerBlock / 8;
// From here on, postings take more room than the bits.
const maxPostings = bytesOfBits / bytesPerPosting;

export function createPostingsBuilder(): PostingsBuilder {
  let keys = new Float64Array(2 * entriesPerBlock);
  let count = 0;

  return {
    add(term, position) {
      if (count === keys.length) {
        const larger = new Float64Array(2 * keys.length);
        larger.set(keys);
        keys = larger;
      }
      keys[count] = term * entriesPerBlock + position;
      count += 1;
    },
    build: () => toPostings(keys.subarray(0, count).toSorted()),
  };
}

function toPostings(keys: Float64Array): BlockPostings {
  const buckets = new Map<number, number[]>();
  const frequent: { term: TermHash; entries: Uint8Array }[] = [];
  for (let start = 0; start < keys.length;) {
    const term = termOf(keys[start] ?? 0);
    const positions: number[] = [];
    let end = start;
    for (; end < keys.length && termOf(keys[end] ?? 0) === term; end += 1) {
      const position = (keys[end] ?? 0) % entriesPerBlock;
      if (position !== positions.at(-1)) positions.push(position);
    }
    start = end;
    if (positions.length > maxPostings) frequent.push({ term, entries: toBits(positions) });
    else {
      const bucket = bucketOf(term);
      const postings = buckets.get(bucket) ?? [];
      for (const position of positions) postings.push(tagOf(term) * entriesPerBlock + position);
      buckets.set(bucket, postings);
    }
  }
  return {
    buckets: [...buckets].map(([bucket, postings]) => ({ bucket, postings: toBytes(postings) })),
    frequent,
  };
}

/** The row of a block that holds the postings of a term. */
export function bucketOf(term: TermHash): number {
  return Math.floor(term / hashesPerBucket);
}

/** Positions of a term, ascending, among the postings of its bucket. */
export function findPositions(bytes: Uint8Array, term: TermHash): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (index: number): number => view.getUint32(index * bytesPerPosting, true);
  const count = Math.floor(bytes.length / bytesPerPosting);
  const from = tagOf(term) * entriesPerBlock;
  let low = 0;
  for (let high = count; low < high;) {
    const middle = (low + high) >>> 1;
    if (read(middle) < from) low = middle + 1;
    else high = middle;
  }
  const positions: number[] = [];
  for (; low < count && read(low) < from + entriesPerBlock; low += 1) {
    positions.push(read(low) - from);
  }
  return positions;
}

/** Positions of the bits that are set, ascending. */
export function readBits(bytes: Uint8Array): number[] {
  const positions: number[] = [];
  for (let position = 0; position < bytes.length * 8; position += 1) {
    if (((bytes[position >>> 3] ?? 0) >>> (position & 7)) & 1) positions.push(position);
  }
  return positions;
}

function toBits(positions: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(bytesOfBits);
  for (const position of positions) {
    bytes[position >>> 3] = (bytes[position >>> 3] ?? 0) | (1 << (position & 7));
  }
  return bytes;
}

function toBytes(postings: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(postings.length * bytesPerPosting);
  const view = new DataView(bytes.buffer);
  for (const [index, posting] of postings.entries()) {
    view.setUint32(index * bytesPerPosting, posting, true);
  }
  return bytes;
}

function termOf(key: number): TermHash {
  return Math.floor(key / entriesPerBlock);
}

/** The middle of the hash, whose beginning chose the bucket: ascends with it. */
function tagOf(term: TermHash): number {
  return Math.floor((term % hashesPerBucket) / hashesPerTag);
}
