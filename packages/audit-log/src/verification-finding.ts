/** The first thing that is wrong with a log. */
export interface VerificationFinding {
  readonly kind:
    | 'edited-entry'
    | 'missing-entries'
    | 'inserted-entry'
    | 'reordered-entry'
    | 'truncated-tail'
    | 'bad-tree-head'
    | 'bad-tree-node'
    | 'replaced-log'
    | 'forked-log'
    | 'clock-backwards'
    | 'bad-checkpoint'
    | 'bad-signature'
    | 'bad-watermark'
    | 'bad-tombstone';
  /** The entries it concerns, from the first to the last; equal for a single one, 0 for none. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** What is wrong, as a sentence. */
  readonly message: string;
}

/** Says of one entry or several what is wrong with them. */
export function toFinding(
  kind: VerificationFinding['kind'],
  firstSequence: number,
  lastSequence: number,
  what: string,
): VerificationFinding {
  const message =
    firstSequence === lastSequence
      ? `Entry ${firstSequence} is ${what}.`
      : `Entries ${firstSequence} to ${lastSequence} are ${what}.`;
  return { kind, firstSequence, lastSequence, message };
}
