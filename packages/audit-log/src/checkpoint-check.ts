import type { OpenedCheckpoint } from './checkpoint/checkpoint.ts';
import type { MerkleTree } from './merkle-tree.ts';
import { toFinding } from './verification-finding.ts';
import type { VerificationFinding } from './verification-finding.ts';

/** Compares a growing tree with the checkpoints that were signed along the way. */
export interface CheckpointCheck {
  /** So many entries, from the first on, are what was signed. */
  readonly provenSize: number;
  /** Checkpoints over a part of what was removed: there is nothing to compare them with. */
  readonly passedCount: number;
  /** To be called before the first entry and after each. Finds entries that were not signed. */
  check(): VerificationFinding | undefined;
  /** To be called after the last entry. Finds entries that were signed, and are not there. */
  finish(): VerificationFinding | undefined;
}

/**
 * Checks a tree against checkpoints as it grows. Whoever can rewrite a log, with all of its hashes,
 * cannot rewrite the checkpoints that others keep.
 */
export function createCheckpointCheck(
  checkpoints: readonly OpenedCheckpoint[],
  tree: MerkleTree,
): CheckpointCheck {
  const waiting = checkpoints.toSorted((one, other) => other.size - one.size);
  let provenSize = 0;
  let passedCount = 0;

  function compare({ size, rootHash }: OpenedCheckpoint): VerificationFinding | undefined {
    if (Buffer.compare(tree.root(), rootHash) === 0) {
      provenSize = size;
      return undefined;
    }
    // Two logs that agree on nothing are two logs; those that once agreed are a fork.
    const kind = provenSize === 0 ? 'replaced-log' : 'forked-log';
    const what = `not what was signed: the checkpoint over ${size} entries has another root hash`;
    return toFinding(kind, Math.min(provenSize + 1, size), size, what);
  }

  return {
    get provenSize() {
      return provenSize;
    },
    get passedCount() {
      return passedCount;
    },
    check() {
      for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
        if (next.size > tree.size) break;
        waiting.pop();
        if (next.size < tree.size) {
          passedCount += 1;
          continue;
        }
        const finding = compare(next);
        if (finding !== undefined) return finding;
      }
      return undefined;
    },
    finish() {
      const [largest] = waiting;
      if (largest === undefined) return undefined;
      const what = 'missing from the end: a checkpoint counts them';
      return toFinding('truncated-tail', tree.size + 1, largest.size, what);
    },
  };
}
