import type { AuditDetails, AuditEntry } from '../audit-entry.ts';

/** Counts what is shown, for the record. */
export interface ReadingTally {
  /** To be called for each entry that is shown. */
  see(entry: Pick<AuditEntry, 'logId' | 'sequence'>): void;
  /** Adds to what is known, or replaces it. */
  note(details: AuditDetails): void;
  /** Says why it did not end well, in kebab-case. */
  because(reason: string): void;
  readonly details: AuditDetails;
  readonly reason: string | undefined;
}

export function createReadingTally(): ReadingTally {
  let count = 0;
  let firstSequence = Infinity;
  let lastSequence = 0;
  let noted: AuditDetails = {};
  let reason: string | undefined;
  const logIds = new Set<string>();

  return {
    see({ logId, sequence }) {
      count += 1;
      firstSequence = Math.min(firstSequence, sequence);
      lastSequence = Math.max(lastSequence, sequence);
      logIds.add(logId);
    },
    note(details) {
      noted = { ...noted, ...details };
    },
    because(why) {
      reason = why;
    },
    get reason() {
      return reason;
    },
    get details() {
      const [ofLog] = logIds;
      // Sequences of several logs say nothing together.
      const range =
        ofLog !== undefined && logIds.size === 1 ? { ofLog, firstSequence, lastSequence } : {};
      return { count, ...range, ...noted };
    },
  };
}
