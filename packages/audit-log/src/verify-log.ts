import type { TreeHead } from './entry-store.ts';
import { createMerkleTree, hashLeaf } from './merkle-tree.ts';
import type { MerkleTreeState } from './merkle-tree.ts';
import { createCheckpointCheck } from './checkpoint-check.ts';
import { createClockCheck } from './clock-check.ts';
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
}

/** As much of a log as checkpoints speak of. */
export interface SignedPart {
  /** Checkpoints that the entries were compared with. */
  readonly checkpointCount: number;
  /** Entries up to this sequence are what was signed. */
  readonly lastSequence: number;
}

/** What a verification found. */
export type VerificationReport =
  | {
      readonly isIntact: true;
      readonly logId: string;
      readonly entryCount: number;
      /** Root of the Merkle tree over all entries, in hexadecimal digits. */
      readonly rootHash: string;
      /** Sequence of the first entry of an export; a log begins with 1. */
      readonly firstSequence?: number;
      /** What the checkpoints say, where some were given. */
      readonly signed?: SignedPart;
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
  const heads = createTreeHeadCheck(log.treeHeads, tree);
  const evidence = openEvidence(log.logId, options);
  const signed = createCheckpointCheck(evidence.checkpoints, tree);
  const clock = createClockCheck(options.clockToleranceMs ?? 0);
  const broken = (
    finding: VerificationFinding,
    provenEntryCount = Math.max(heads.provenSize, signed.provenSize),
  ): VerificationReport => ({ isIntact: false, logId: log.logId, provenEntryCount, finding });
  // Heads that lie with the log were rewritten with it.
  const contradicted = (finding: VerificationFinding): VerificationReport =>
    broken(finding, signed.provenSize);

  // Other nodes may as well mean other entries: that is for the heads to say.
  let nodeFinding: VerificationFinding | undefined;

  const startFinding = signed.check();
  if (startFinding !== undefined) return contradicted(startFinding);
  for await (const batch of log.entries) {
    for (const stored of batch) {
      const leafHash = hashLeaf(stored.entry);
      const place = scanEntry(stored.entry);
      const finding = checkEntry(stored, place, leafHash, tree.size + 1, log.logId);
      if (finding !== undefined) return broken(heads.suspicion() ?? finding);
      const nodeHashes = tree.append(leafHash);
      const headFinding = heads.check();
      if (headFinding !== undefined) return broken(headFinding);
      const signedFinding = signed.check();
      if (signedFinding !== undefined) return contradicted(heads.suspicion() ?? signedFinding);
      nodeFinding ??= checkNodes(stored, nodeHashes);
      if (place !== undefined) clock.check(place.sequence, place.time);
    }
    options.onProgress?.(tree.size);
  }

  const stateFinding = heads.finish(log.state);
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
  const signedPart = {
    checkpointCount: evidence.checkpoints.length,
    lastSequence: signed.provenSize,
  };
  return {
    ...{ isIntact: true, logId: log.logId, entryCount: tree.size, rootHash },
    ...(evidence.checkpoints.length > 0 && { signed: signedPart }),
  };
}

function checkEntry(
  { sequence, leafHash }: StoredEntry,
  place: EntryPlace | undefined,
  computedHash: Uint8Array,
  expected: number,
  logId: string,
): VerificationFinding | undefined {
  if (sequence > expected) {
    return toFinding('missing-entries', expected, sequence - 1, 'missing');
  }
  if (sequence < expected) {
    return toFinding('reordered-entry', sequence, sequence, 'outside of the numbering from 1 on');
  }
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
