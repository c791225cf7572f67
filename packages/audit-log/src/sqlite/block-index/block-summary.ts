import type { AuditEntry } from '../../audit-entry.ts';
import { createPostingsBuilder } from './block-postings.ts';
import type { BlockPostings } from './block-postings.ts';
import { boundsOf } from './block-index-tables.ts';
import { termsOf } from './entry-terms.ts';
import { readEntryText } from './read-entry-text.ts';

/** Entries of a block that have all of this in common, and the records they disclosed. */
export type BlockCount = readonly [
  day: string,
  consumer: string | null,
  operation: string | null,
  decision: AuditEntry['decision'],
  phase: AuditEntry['phase'],
  category: NonNullable<AuditEntry['category']>,
  entries: number,
  records: number,
];

/** All that the index knows of a block. */
export interface BlockSummary extends BlockPostings {
  readonly block: number;
  readonly minTime: string;
  readonly maxTime: string;
  /** JSON of a list of `BlockCount`. */
  readonly counts: string;
}

/** Takes in the entries of a block, one after the other. */
export interface BlockSummaryBuilder {
  /** @param text of the entry, as it is stored */
  add(sequence: number, text: string): void;
  /** Nothing when one of the entries was none. */
  build(): BlockSummary | undefined;
}

const timeBeforeAll = '';
const timeAfterAll = '~';

export function createBlockSummary(block: number): BlockSummaryBuilder {
  const { first } = boundsOf(block);
  const postings = createPostingsBuilder();
  const counts = new Map<string, { entries: number; records: number }>();
  let minTime = timeAfterAll;
  let maxTime = timeBeforeAll;
  let isWhole = true;

  function count({ time, records, ...entry }: AuditEntry): void {
    const { consumer = null, operation = null, decision, phase, category = 'access' } = entry;
    const day = time.slice(0, '2026-11-21'.length);
    const key = JSON.stringify([day, consumer, operation, decision, phase, category]);
    const found = counts.get(key) ?? { entries: 0, records: 0 };
    found.entries += 1;
    found.records += records?.ids.length ?? 0;
    counts.set(key, found);
  }

  return {
    add(sequence, text) {
      const entry = readEntryText(text);
      if (entry?.sequence !== sequence) {
        isWhole = false;
        return;
      }
      for (const term of termsOf(entry)) postings.add(term, sequence - first);
      if (entry.time < minTime) minTime = entry.time;
      if (entry.time > maxTime) maxTime = entry.time;
      count(entry);
    },
    build() {
      if (!isWhole) return undefined;
      const texts = [...counts].map(toText);
      return { block, minTime, maxTime, counts: `[${texts.join(',')}]`, ...postings.build() };
    },
  };
}

function toText([key, { entries, records }]: [
  string,
  { entries: number; records: number },
]): string {
  return `${key.slice(0, -1)},${entries},${records}]`;
}

/** What `counts` of a summary holds. */
export function parseBlockCounts(text: string): readonly BlockCount[] {
  // Written by this software, as above; `checkIndex` compares it with the entries.
  return JSON.parse(text) as BlockCount[];
}
