import type { TreeHead } from './entry-store.ts';
import { createMerkleTree } from './merkle-tree.ts';
import type { MerkleTree, MerkleTreeState } from './merkle-tree.ts';
import { toFinding } from './verification-finding.ts';
import type { VerificationFinding } from './verification-finding.ts';

/** Compares a growing tree with the heads that were stored along the way. */
export interface TreeHeadCheck {
  /** So many entries, from the first on, are proven unchanged by a head. */
  readonly provenSize: number;
  /** To be called after each entry. Finds a head that a later one proves wrong. */
  check(): VerificationFinding | undefined;
  /** Entries that a head contradicts, with no later head on their side so far. */
  suspicion(): VerificationFinding | undefined;
  /** To be called after the last entry. */
  finish(state: MerkleTreeState): VerificationFinding | undefined;
}

interface Suspects {
  readonly first: number;
  readonly last: number;
}

/**
 * Checks the heads of a tree as it grows.
 *
 * When a head does not match, either an entry since the head before was edited together with its
 * leaf hash, or the head itself was. The next head tells: it contains these entries, too.
 *
 * @param heads in ascending order of their size
 * @param blame says what else than the entries of a range may be wrong, and is
 */
export function createTreeHeadCheck(
  heads: Iterable<TreeHead>,
  tree: MerkleTree,
  blame: (first: number, last: number) => VerificationFinding | undefined = () => undefined,
): TreeHeadCheck {
  const iterator = heads[Symbol.iterator]();
  let next = takeNext();
  let lastHeadSize = 0;
  let provenSize = 0;
  let suspects: Suspects | undefined;

  function takeNext(): TreeHead | undefined {
    const result = iterator.next();
    return result.done === true ? undefined : result.value;
  }

  function witness(matches: boolean): VerificationFinding | undefined {
    if (!matches) {
      suspects ??= { first: provenSize + 1, last: tree.size };
      return undefined;
    }
    provenSize = tree.size;
    return suspects && toBadHead(suspects);
  }

  function check(): VerificationFinding | undefined {
    if (next === undefined || next.size > tree.size) return undefined;
    const head = next;
    if (head.size < tree.size) return toBadHead({ first: head.size, last: head.size });
    next = takeNext();
    lastHeadSize = head.size;
    return witness(isSameHash(head.rootHash, tree.root()));
  }

  function suspicion(): VerificationFinding | undefined {
    if (suspects === undefined) return undefined;
    const { first, last } = suspects;
    const what = first === last ? 'edited' : 'edited, at least one of them';
    return (
      blame(first, last) ??
      toFinding('edited-entry', first, last, `${what}: the tree head does not match`)
    );
  }

  function finish(state: MerkleTreeState): VerificationFinding | undefined {
    if (suspects !== undefined) return witness(isStateOf(state, tree)) ?? suspicion();
    const { size } = tree;
    let expectedSize = state.size;
    for (; next !== undefined; next = takeNext()) expectedSize = Math.max(expectedSize, next.size);
    if (expectedSize > size) {
      const what = 'missing from the end: a tree head counts them';
      return toFinding('truncated-tail', size + 1, expectedSize, what);
    }
    if (lastHeadSize < size) {
      const first = lastHeadSize + 1;
      return (
        blame(first, size) ?? toFinding('bad-tree-head', first, size, 'covered by no tree head')
      );
    }
    if (!isStateOf(state, tree)) {
      const what = 'not what the stored state of the tree was computed from';
      return toFinding('bad-tree-head', Math.min(1, size), size, what);
    }
    return undefined;
  }

  return {
    get provenSize() {
      return provenSize;
    },
    check,
    suspicion,
    finish,
  };
}

function toBadHead({ first, last }: Suspects): VerificationFinding {
  const what = `intact, but the tree head over ${last} entries is not theirs`;
  return toFinding('bad-tree-head', first, last, what);
}

function isStateOf(state: MerkleTreeState, tree: MerkleTree): boolean {
  try {
    return state.size === tree.size && isSameHash(createMerkleTree(state).root(), tree.root());
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
