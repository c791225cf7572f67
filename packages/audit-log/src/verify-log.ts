import type { TreeHead } from './entry-store.ts';
import { createMerkleTree, hashLeaf } from './merkle-tree.ts';
import type { MerkleTreeState } from './merkle-tree.ts';
import { scanEntry } from './scan-entry.ts';
import { createTreeHeadCheck } from './tree-head-check.ts';
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

/** What a verification found. */
export type VerificationReport =
  | {
      readonly isIntact: true;
      readonly logId: string;
      readonly entryCount: number;
      /** Root of the Merkle tree over all entries, in hexadecimal digits. */
      readonly rootHash: string;
    }
  | {
      readonly isIntact: false;
      readonly logId: string;
      /** So many entries, from the first on, are proven unchanged. */
      readonly provenEntryCount: number;
      readonly finding: VerificationFinding;
    };

/**
 * Recomputes the Merkle tree over the entries and compares it with every stored tree head. Finds
 * the first edited, missing, reordered or cut-off entry, and any tree head that fits none.
 */
export async function verifyLog(log: StoredLog): Promise<VerificationReport> {
  const tree = createMerkleTree();
  const heads = createTreeHeadCheck(log.treeHeads, tree);
  const broken = (finding: VerificationFinding): VerificationReport => ({
    isIntact: false,
    logId: log.logId,
    provenEntryCount: heads.provenSize,
    finding,
  });

  // Other nodes may as well mean other entries: that is for the heads to say.
  let nodeFinding: VerificationFinding | undefined;

  for await (const batch of log.entries) {
    for (const stored of batch) {
      const leafHash = hashLeaf(stored.entry);
      const finding = checkEntry(stored, leafHash, tree.size + 1, log.logId);
      if (finding !== undefined) return broken(heads.suspicion() ?? finding);
      const nodeHashes = tree.append(leafHash);
      const headFinding = heads.check();
      if (headFinding !== undefined) return broken(headFinding);
      nodeFinding ??= checkNodes(stored, nodeHashes);
    }
  }

  const finding = heads.finish(log.state) ?? nodeFinding;
  if (finding !== undefined) return broken(finding);
  const rootHash = tree.root().toString('hex');
  return { isIntact: true, logId: log.logId, entryCount: tree.size, rootHash };
}

function checkEntry(
  { sequence, entry, leafHash }: StoredEntry,
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
  const parsed = scanEntry(entry);
  if (parsed !== undefined && parsed.sequence !== sequence) {
    const what = `out of order: in its place is the entry numbered ${parsed.sequence}`;
    return toFinding('reordered-entry', sequence, sequence, what);
  }
  if (Buffer.compare(computedHash, leafHash) !== 0) {
    return toFinding('edited-entry', sequence, sequence, 'edited: it does not match its leaf hash');
  }
  if (parsed?.logId !== logId) {
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
