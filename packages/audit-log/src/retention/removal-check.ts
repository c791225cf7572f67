import type { NoteVerifier } from '../checkpoint/note-key.ts';
import { NoteError, openNote } from '../checkpoint/signed-note.ts';
import type { MerkleTree } from '../merkle-tree.ts';
import { toFinding } from '../verification-finding.ts';
import type { VerificationFinding } from '../verification-finding.ts';
import { toGoneSubtrees } from './stored-tombstone.ts';
import type { StoredTombstone } from './stored-tombstone.ts';
import { parseTombstone } from './tombstone.ts';
import type { Tombstone } from './tombstone.ts';
import type { Subtree } from './removed-subtrees.ts';

/** A period, or a part of it, that retention has removed. */
export interface RemovedPeriod {
  /** Calendar month, such as `2026-05`. */
  readonly period: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Number of entries. */
  readonly count: number;
  /** When it was decided: ISO 8601, UTC. */
  readonly removedAt: string;
  /** Whether a known key has signed the tombstone; without a key to check with, nobody knows. */
  readonly isSigned: boolean;
}

/** What tombstones are checked against. */
export interface RemovalCheckOptions {
  readonly tree: MerkleTree;
  /** Who may have signed; without any, signatures are not looked at. */
  readonly verifiers?: readonly NoteVerifier[] | undefined;
}

/** Steps over removed entries while a tree grows. */
export interface RemovalCheck {
  /** What has been stepped over so far. */
  readonly removed: readonly RemovedPeriod[];
  /** So many entries, from the first on, are what a signed tombstone says. */
  readonly provenSize: number;
  /**
   * Goes over to a tombstone that comes next, behind the last entry so far.
   *
   * @param logId UUID of the log that it should be of
   * @returns what is left of those of its entries that are gone
   */
  enter(stored: StoredTombstone, logId: string): readonly Subtree[] | VerificationFinding;
  /** To be called whenever the tree has grown. Finds a tombstone and a tree that do not fit. */
  check(): VerificationFinding | undefined;
  /** The tombstone of an entry, among those stepped over. */
  tombstoneOf(sequence: number): Tombstone | undefined;
  /** Blames a tombstone for what is wrong with a range, unless there is more in it. */
  readonly blame: (first: number, last: number) => VerificationFinding | undefined;
}

/** Checks tombstones one by one: where they lie, who has signed them, what tree they lead to. */
export function createRemovalCheck(options: RemovalCheckOptions): RemovalCheck {
  const { tree, verifiers = [] } = options;
  const entered: Tombstone[] = [];
  const removed: RemovedPeriod[] = [];
  let provenSize = 0;

  function judge(stored: StoredTombstone, logId: string): Tombstone | VerificationFinding {
    const next = tree.size + 1;
    const tombstone = parseTombstone(stored.note);
    if (tombstone === undefined) return toBadTombstone(next, next, 'it is none');
    const { firstSequence, lastSequence } = tombstone;
    if (firstSequence !== stored.firstSequence) {
      return toBadTombstone(stored.firstSequence, stored.firstSequence, 'it is of other entries');
    }
    const bad = (what: string): VerificationFinding =>
      toBadTombstone(firstSequence, lastSequence, what);
    if (tombstone.logId !== logId) return bad('it is of another log');
    if (firstSequence < next) return bad('other entries, or another tombstone, are in that place');
    if (firstSequence > next) return bad('there are entries missing before it');
    if (verifiers.length === 0) return tombstone;
    try {
      openNote(stored.note, verifiers);
      return tombstone;
    } catch (error) {
      if (error instanceof NoteError) return bad(`it cannot be believed. ${error.message}`);
      throw error;
    }
  }

  const tombstoneOf = (sequence: number): Tombstone | undefined =>
    entered.find(
      ({ firstSequence, lastSequence }) => firstSequence <= sequence && sequence <= lastSequence,
    );

  return {
    removed,
    get provenSize() {
      return provenSize;
    },
    enter(stored, logId) {
      const tombstone = judge(stored, logId);
      if ('kind' in tombstone) return tombstone;
      const { firstSequence, lastSequence, period, removedAt } = tombstone;
      const gone = toGoneSubtrees(stored, tombstone);
      if (gone === undefined) {
        return toBadTombstone(firstSequence, lastSequence, 'how much of it is done cannot be');
      }
      entered.push(tombstone);
      const count = lastSequence - firstSequence + 1;
      const isSigned = verifiers.length > 0;
      removed.push({ period, firstSequence, lastSequence, count, removedAt, isSigned });
      return gone;
    },
    check() {
      const last = entered.at(-1);
      if (last?.lastSequence !== tree.size) return undefined;
      const { firstSequence, lastSequence, rootHash } = last;
      if (Buffer.compare(rootHash, tree.root()) === 0) {
        if (verifiers.length > 0) provenSize = lastSequence;
        return undefined;
      }
      if (verifiers.length === 0 || provenSize >= firstSequence - 1) {
        return toBadTombstone(firstSequence, lastSequence, 'the tree has another root hash');
      }
      // What is signed is right, so it is what comes before that is not.
      const kind = provenSize === 0 ? 'replaced-log' : 'forked-log';
      const what = 'not what was signed: the tombstone behind them has another root hash';
      return toFinding(kind, provenSize + 1, firstSequence - 1, what);
    },
    tombstoneOf,
    blame(first, last) {
      const found = tombstoneOf(last);
      if (found === undefined || found.firstSequence > first) return undefined;
      const what = 'the tree head or the checkpoint over it has another root hash';
      return toBadTombstone(found.firstSequence, found.lastSequence, what);
    },
  };
}

/** Says of a tombstone what is wrong with it. */
export function toBadTombstone(
  firstSequence: number,
  lastSequence: number,
  what: string,
): VerificationFinding {
  const range =
    firstSequence === lastSequence
      ? `entry ${firstSequence}`
      : `the entries ${firstSequence} to ${lastSequence}`;
  const message = `The tombstone of ${range} is not to be believed: ${what.replace(/\.$/, '')}.`;
  return { kind: 'bad-tombstone', firstSequence, lastSequence, message };
}
