import type { TreeHead } from './entry-store.ts';
import { createMerkleTree, hashLeaf } from './merkle-tree.ts';
import type { MerkleTreeState } from './merkle-tree.ts';
import { createCheckpointCheck } from './checkpoint-check.ts';
import type { CheckpointCheck } from './checkpoint-check.ts';
import { createClockCheck } from './clock-check.ts';
import { createRemovalCheck } from './retention/removal-check.ts';
import type { RemovalCheck, RemovedPeriod } from './retention/removal-check.ts';
import type { StoredTombstone } from './retention/stored-tombstone.ts';
import { scanEntry } from './scan-entry.ts';
import type { EntryPlace } from './scan-entry.ts';
import { createTreeHeadCheck } from './tree-head-check.ts';
import { openEvidence } from './verification-evidence.ts';
import type { VerificationOptions } from './verification-evidence.ts';
import { toFinding } from './verification-finding.ts';
import type { VerificationFinding } from './verification-finding.ts';

/** One entry as it is stored, believed in nothing yet. */
export interface StoredEntry {
  readonly sequence: number;
  readonly entry: string;
  readonly leafHash: Uint8Array;
  /** Roots of the complete subtrees that end with this entry; unknown to early versions. */
  readonly nodeHashes: Uint8Array | undefined;
}

/** A log as it is stored. */
export interface StoredLog {
  readonly logId: string;
  /** Where the writer would go on. */
  readonly state: MerkleTreeState;
  /** In ascending order of their sequence, some at a time. */
  readonly entries: AsyncIterable<readonly StoredEntry[]>;
  /** In ascending order of their size. */
  readonly treeHeads: Iterable<TreeHead>;
  /** What retention has removed, in ascending order; nothing by default. */
  readonly tombstones?: readonly StoredTombstone[];
}

/** As much of a log as checkpoints speak of. */
export interface SignedPart {
  /** Checkpoints that the entries were compared with. */
  readonly checkpointCount: number;
  /** Checkpoints over a part of what was removed since, with which nothing could be compared. */
  readonly passedCount?: number;
  /** Entries up to this sequence are what was signed. */
  readonly lastSequence: number;
}

/** What a verification found. */
export type VerificationReport =
  | {
      readonly isIntact: true;
      readonly logId: string;
      /** Number of entries that are there. */
      readonly entryCount: number;
      /** Root of the Merkle tree over all entries, removed ones too, in hexadecimal digits. */
      readonly rootHash: string;
      /** Sequence of the first entry of an export; a log begins with 1. */
      readonly firstSequence?: number;
      /** What the checkpoints say, where some were given. */
      readonly signed?: SignedPart;
      /** What retention has removed, in ascending order, where it has. */
      readonly removed?: readonly RemovedPeriod[];
    }
  | {
      readonly isIntact: false;
      readonly logId: string;
      /** So many entries, from the first on, are proven unchanged. */
      readonly provenEntryCount: number;
      readonly finding: VerificationFinding;
    };

/**
 * Recomputes the Merkle tree over the entries and compares it with every stored tree head and every
 * checkpoint. Finds the first edited, missing, reordered or cut-off entry, and any tree head or
 * checkpoint that fits none.
 */
export async function verifyLog(
  log: StoredLog,
  options: VerificationOptions = {},
): Promise<VerificationReport> {
  const tree = createMerkleTree();
  const removals = createRemovalCheck({ tree, verifiers: options.verifiers });
  const heads = createTreeHeadCheck(log.treeHeads, tree, removals.blame);
  const evidence = openEvidence(log.logId, options);
  const signed = createCheckpointCheck(evidence.checkpoints, tree);
  const clock = createClockCheck(options.clockToleranceMs ?? 0);
  const tombstones = (log.tombstones ?? []).toReversed();
  let entryCount = 0;
  const broken = (
    finding: VerificationFinding,
    provenEntryCount = Math.max(heads.provenSize, signed.provenSize),
  ): VerificationReport => ({ isIntact: false, logId: log.logId, provenEntryCount, finding });
  // Heads that lie with the log were rewritten with it, tombstones as well.
  const contradicted = (finding: VerificationFinding): VerificationReport =>
    broken(finding, signed.provenSize);

  // Other nodes may as well mean other entries: that is for the heads to say.
  let nodeFinding: VerificationFinding | undefined;

  /** To be called whenever the tree has grown. */
  function checkSize(): VerificationReport | undefined {
    const headFinding = heads.check();
    if (headFinding !== undefined) return broken(headFinding);
    const removalFinding = removals.check();
    if (removalFinding !== undefined) {
      const provenSize = Math.max(removals.provenSize, signed.provenSize);
      return broken(heads.suspicion() ?? removalFinding, provenSize);
    }
    const provenSize = signed.provenSize;
    const signedFinding = signed.check();
    if (signedFinding === undefined) return undefined;
    const blamed = removals.blame(provenSize + 1, tree.size) ?? signedFinding;
    return contradicted(heads.suspicion() ?? blamed);
  }

  /** Goes over what was removed behind the last entry so far. */
  function stepOver(): VerificationReport | undefined {
    for (let next = tombstones.at(-1); next !== undefined; next = tombstones.at(-1)) {
      if (next.firstSequence > tree.size + 1) return undefined;
      tombstones.pop();
      const entered = removals.enter(next, log.logId);
      if ('kind' in entered) return broken(heads.suspicion() ?? entered);
      for (const { level, hash } of entered) {
        tree.appendSubtree(2 ** level, hash);
        const report = checkSize();
        if (report !== undefined) return report;
      }
    }
    return undefined;
  }

  function read(stored: StoredEntry): VerificationReport | undefined {
    const report = stepOver();
    if (report !== undefined) return report;
    const leafHash = hashLeaf(stored.entry);
    const place = scanEntry(stored.entry);
    const finding =
      checkNumbering(stored.sequence, tree.size + 1, tombstones.at(-1), removals) ??
      checkEntry(stored, place, leafHash, log.logId);
    if (finding !== undefined) return broken(heads.suspicion() ?? finding);
    const nodeHashes = tree.append(leafHash);
    entryCount += 1;
    const sizeReport = checkSize();
    if (sizeReport !== undefined) return sizeReport;
    nodeFinding ??= checkNodes(stored, nodeHashes);
    if (place !== undefined) clock.check(place.sequence, place.time);
    return undefined;
  }

  const startFinding = signed.check();
  if (startFinding !== undefined) return contradicted(startFinding);
  for await (const batch of log.entries) {
    for (const stored of batch) {
      const report = read(stored);
      if (report !== undefined) return report;
    }
    options.onProgress?.(entryCount);
  }

  const tailReport = stepOver();
  if (tailReport !== undefined) return tailReport;
  const [unreached] = tombstones;
  const stateFinding =
    unreached === undefined
      ? heads.finish(log.state)
      : toFinding('missing-entries', tree.size + 1, unreached.firstSequence - 1, 'missing');
  if (stateFinding !== undefined) return broken(stateFinding);
  const signedFinding = signed.finish();
  if (signedFinding !== undefined) return contradicted(signedFinding);
  const finding =
    nodeFinding ??
    evidence.finding ??
    // Last, because it takes nothing away from the entries.
    clock.finding;
  if (finding !== undefined) return broken(finding);
  const rootHash = tree.root().toString('hex');
  return {
    ...{ isIntact: true, logId: log.logId, entryCount, rootHash },
    ...(evidence.checkpoints.length > 0 && { signed: toSignedPart(evidence.checkpoints, signed) }),
    ...(removals.removed.length > 0 && { removed: removals.removed }),
  };
}

/** What checkpoints say of a log that none of them contradicts. */
export function toSignedPart(
  checkpoints: readonly unknown[],
  { passedCount, provenSize }: CheckpointCheck,
): SignedPart {
  return {
    checkpointCount: checkpoints.length - passedCount,
    ...(passedCount > 0 && { passedCount }),
    lastSequence: provenSize,
  };
}

function checkNumbering(
  sequence: number,
  expected: number,
  tombstone: StoredTombstone | undefined,
  removals: RemovalCheck,
): VerificationFinding | undefined {
  if (sequence > expected) {
    const upTo = Math.min(sequence, tombstone?.firstSequence ?? sequence) - 1;
    return toFinding('missing-entries', expected, upTo, 'missing');
  }
  if (sequence === expected) return undefined;
  if (removals.tombstoneOf(sequence) !== undefined) {
    const what = 'too many: a tombstone says that it was removed';
    return toFinding('inserted-entry', sequence, sequence, what);
  }
  return toFinding('reordered-entry', sequence, sequence, 'outside of the numbering from 1 on');
}

function checkEntry(
  { sequence, leafHash }: StoredEntry,
  place: EntryPlace | undefined,
  computedHash: Uint8Array,
  logId: string,
): VerificationFinding | undefined {
  if (place !== undefined && place.sequence !== sequence) {
    const what = `out of order: in its place is the entry numbered ${place.sequence}`;
    return toFinding('reordered-entry', sequence, sequence, what);
  }
  if (Buffer.compare(computedHash, leafHash) !== 0) {
    return toFinding('edited-entry', sequence, sequence, 'edited: it does not match its leaf hash');
  }
  if (place?.logId !== logId) {
    return toFinding('edited-entry', sequence, sequence, 'edited: it is no entry of this log');
  }
  return undefined;
}

function checkNodes(
  { sequence, nodeHashes }: StoredEntry,
  computed: Uint8Array,
): VerificationFinding | undefined {
  if (nodeHashes === undefined || Buffer.compare(nodeHashes, computed) === 0) return undefined;
  const what = 'intact, but the nodes of the tree that are stored with it are not theirs';
  return toFinding('bad-tree-node', sequence, sequence, what);
}
