import { endOfPeriodMs, startOfPeriodMs } from '../pseudonyms/period.ts';
import { parseTombstone } from './tombstone.ts';

/** A tombstone as an export carries it. */
export interface ExportedTombstone {
  /** The signed note. */
  readonly note: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
}

/** Entries from the first to the last, without a gap; none when the last comes before the first. */
export interface SequenceRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Widens the range of an export such that no tombstone is cut in half, and that removed entries
 * which may have been asked for are accounted for.
 *
 * @param range of the entries that are there; none as `first` one more than the log has, `last` 0
 */
export function spanTombstones(
  range: SequenceRange,
  notes: readonly string[],
  { since, until }: { readonly since?: Date | undefined; readonly until?: Date | undefined },
): SequenceRange & { readonly tombstones: readonly ExportedTombstone[] } {
  const found = notes.flatMap((note) => {
    const tombstone = parseTombstone(note);
    return tombstone === undefined ? [] : [{ ...tombstone, note }];
  });
  const askedFor = found.filter(
    ({ period }) =>
      (until === undefined || startOfPeriodMs(period) < until.getTime()) &&
      (since === undefined || endOfPeriodMs(period) > since.getTime()),
  );
  let first = Math.min(range.first, ...askedFor.map(({ firstSequence }) => firstSequence));
  let last = Math.max(range.last, ...askedFor.map(({ lastSequence }) => lastSequence));
  const isEmpty = last < first;
  // Of what is about to be removed, some may be there still.
  for (const { firstSequence, lastSequence } of found) {
    if (first > firstSequence && first <= lastSequence) first = firstSequence;
    if (last >= firstSequence && last < lastSequence) last = lastSequence;
  }
  if (isEmpty) last = first - 1;
  const tombstones = found.filter(
    ({ firstSequence, lastSequence }) => firstSequence >= first && lastSequence <= last,
  );
  return { first, last, tombstones };
}
