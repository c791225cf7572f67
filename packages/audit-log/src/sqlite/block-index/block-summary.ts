import type { AuditEntry } from '../../audit-entry.ts';
import { createPostingsBuilder } from './block-postings.ts';
import type { BlockPostings } from './block-postings.ts';
import { boundsOf } from './block-index-tables.ts';
import { termsOf } from './entry-terms.ts';
import { readEntryText } from '../../read-entry-text.ts';

/** What entries that are counted together have in common. */
type CountedGroup = readonly [
  day: string,
  consumer: string | null,
  operation: string | null,
  decision: AuditEntry['decision'],
  phase: AuditEntry['phase'],
  category: NonNullable<AuditEntry['category']>,
];

/** How many entries of a block have something in common, and the records they disclosed. */
export type BlockCount = readonly [...CountedGroup, entries: number, records: number];

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

interface Counted {
  readonly group: CountedGroup;
  entries: number;
  records: number;
}

const timeBeforeAll = '';
const timeAfterAll = '~';

export function createBlockSummary(block: number): BlockSummaryBuilder {
  const { first } = boundsOf(block);
  const postings = createPostingsBuilder();
  const counts = new Map<string, Counted>();
  let minTime = timeAfterAll;
  let maxTime = timeBeforeAll;
  let isWhole = true;

  function count(entry: AuditEntry): void {
    const { time, consumer, operation, decision, phase, category = 'access', records } = entry;
    const day = time.slice(0, '2026-11-21'.length);
    // A name is never empty and has no space.
    const key = `${day} ${consumer ?? ''} ${operation ?? ''} ${decision} ${phase} ${category}`;
    let counted = counts.get(key);
    if (counted === undefined) {
      const names = [consumer ?? null, operation ?? null] as const;
      counted = { group: [day, ...names, decision, phase, category], entries: 0, records: 0 };
      counts.set(key, counted);
    }
    counted.entries += 1;
    counted.records += records?.ids.length ?? 0;
  }

  return {
    add(sequence, text) {
      try {
        const entry = readEntryText(text);
        if (entry.sequence !== sequence) throw new TypeError('This is another entry.');
        for (const term of termsOf(entry)) postings.add(term, sequence - first);
        if (entry.time < minTime) minTime = entry.time;
        if (entry.time > maxTime) maxTime = entry.time;
        count(entry);
      } catch {
        // Whatever it is, the log has not written it.
        isWhole = false;
      }
    },
    build() {
      if (!isWhole) return undefined;
      const rows = [...counts.values()].map(({ group, entries, records }): BlockCount => [
        ...group,
        entries,
        records,
      ]);
      return { block, minTime, maxTime, counts: JSON.stringify(rows), ...postings.build() };
    },
  };
}

/** What `counts` of a summary holds. */
export function parseBlockCounts(text: string): readonly BlockCount[] {
  // Written by this software, as above; `checkIndex` compares it with the entries.
  return JSON.parse(text) as BlockCount[];
}
